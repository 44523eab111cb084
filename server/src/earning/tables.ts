import type { Kit } from '../platform/kit.ts'

/** What a cap holds for: a member, a rule and its days. Who counts a fact waits here for who counts the one before. */
const earningWindow = (k: Kit) =>
  k.table(
    'earning_window',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** `day/2026-11-21`, `month/2026-11`, `total`; `free` for what has no cap. */
      window: k.text('window').notNull(),
      /** The last fact in it, by the time it happened: one from before is late, and the window is drawn anew. */
      at: k.integer('at').notNull(),
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      /** Given in it, before refunds. */
      points: k.integer('points').notNull(),
      growth: k.integer('growth').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.window] })],
  )

/** Which facts of a member an earn rule counted, in the order in which they use up the cap of their window. */
const earning = (k: Kit) =>
  k.table(
    'earning',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      window: k.text('window').notNull(),
      at: k.integer('at').notNull(),
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      /** In force when it happened: its rates and its cap hold. */
      version: k.integer('version').notNull(),
      multiplierBps: k.integer('multiplier_bps').notNull(),
      /** What the fact comes to by itself. */
      points: k.integer('points').notNull(),
      growth: k.integer('growth').notNull(),
      /** What the cap leaves of that. Refunds are taken from it. */
      cappedPoints: k.integer('capped_points').notNull(),
      cappedGrowth: k.integer('capped_growth').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.window, t.at, t.source, t.key] })],
  )

export const earningTables = (k: Kit) => ({ earningWindow: earningWindow(k), earning: earning(k) })
