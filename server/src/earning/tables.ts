import type { Kit } from '../platform/kit.ts'

/** Which facts of a member an earn rule counted, by the window its cap holds for: what is due to each is drawn from all of them. */
const earning = (k: Kit) =>
  k.table(
    'earning',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** `day/2026-11-21`, `month/2026-11`, or `total`. */
      window: k.text('window').notNull(),
      at: k.integer('at').notNull(),
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      version: k.integer('version').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.window, t.at, t.source, t.key] })],
  )

export const earningTables = (k: Kit) => ({ earning: earning(k) })
