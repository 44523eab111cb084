import type { DrawResultState, PrizeKind } from '@laurel/shared/draws'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** One row per draw that was approved: its draws come one after another. */
const draw = (k: Kit) =>
  k.table('draw', {
    offerId: k.text('offer_id').primaryKey(),
    /** SHA-256 of the seed, in hex. */
    commitment: k.text('commitment').notNull(),
    /** In hex, once it is revealed. */
    seed: k.text('seed'),
    /** The number of the last result; its seal, and its instant: none comes before it. */
    drawn: k.integer('drawn').notNull(),
    head: k.text('head').notNull(),
    lastAt: k.integer('last_at').notNull(),
    openedAt: k.integer('opened_at').notNull(),
    /** When what was left went back into stock and budget. */
    closedAt: k.integer('closed_at'),
  })

/** What was set aside for a prize when the draw was approved, and what became of it. */
const drawPrize = (k: Kit) =>
  k.table(
    'draw_prize',
    {
      offerId: k.text('offer_id').notNull(),
      key: k.text('key').notNull(),
      /** Its place in the body. */
      position: k.integer('position').notNull(),
      kind: k.text('kind').$type<PrizeKind>().notNull(),
      skuId: k.text('sku_id'),
      /** Of the product, as it was when it was set aside; null: it has none. */
      art: k.text('art'),
      /** Of one piece, as it was when it was set aside. */
      costFen: k.integer('cost_fen').notNull(),
      /** Null: it never runs out, and nothing is set aside. */
      pieces: k.integer('pieces'),
      won: k.integer('won').notNull(),
      /** Of a product: won and to be claimed. */
      open: k.integer('open').notNull(),
      claimed: k.integer('claimed').notNull(),
      lapsed: k.integer('lapsed').notNull(),
      /** Where its points or its cost wait; null: nothing does. */
      hold: k.text('hold'),
    },
    (t) => [
      k.primaryKey({ columns: [t.offerId, t.key] }),
      k.check('draw_prize_won_ck', sql`${t.won} >= 0 and (${t.pieces} is null or ${t.won} <= ${t.pieces})`),
      k.check('draw_prize_open_ck', sql`${t.open} >= 0`),
    ],
  )

/** The right to draw once. */
const drawChance = (k: Kit) =>
  k.table(
    'draw_chance',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** The fact it was given for, and which of its chances: `<source>/<key>/<n>`. */
      id: k.text('id').notNull(),
      state: k.text('state').$type<'open' | 'used' | 'void'>().notNull(),
      at: k.integer('at').notNull(),
      /** The number of the result it was used for. */
      usedFor: k.integer('used_for'),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.offerId, t.id] }),
      k.index('draw_chance_offer_ix').on(t.offerId, t.at),
    ],
  )

/** How often a member drew on a business day. */
const drawDay = (k: Kit) =>
  k.table(
    'draw_day',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      day: k.text('day').notNull(),
      draws: k.integer('draws').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.day] })],
  )

/** Number, nonce, prize and seal never change: anybody can draw them anew once the seed is revealed. */
const drawResult = (k: Kit) =>
  k.table(
    'draw_result',
    {
      offerId: k.text('offer_id').notNull(),
      number: k.integer('number').notNull(),
      /** Who drew it. What was drawn before a merge stays under the old id, which leads to the new one. */
      memberId: k.text('member_id').notNull(),
      chanceId: k.text('chance_id').notNull(),
      version: k.integer('version').notNull(),
      nonce: k.text('nonce').notNull(),
      /** What the number fell on, and what was given: the fallback where that was not there. */
      picked: k.text('picked').notNull(),
      key: k.text('key').notNull(),
      head: k.text('head').notNull(),
      at: k.integer('at').notNull(),
      state: k.text('state').$type<Exclude<DrawResultState, 'withheld'>>().notNull(),
      claimBy: k.integer('claim_by'),
      orderId: k.text('order_id'),
      settledAt: k.integer('settled_at'),
    },
    (t) => [
      k.primaryKey({ columns: [t.offerId, t.number] }),
      k.index('draw_result_member_ix').on(t.memberId, t.offerId, t.number),
      k.index('draw_result_open_ix').on(t.claimBy, t.offerId, t.number).where(sql`${t.state} = 'open'`),
    ],
  )

/** The order is the lock order: all who draw stand in the first row's queue. */
export const drawsTables = (k: Kit) => ({
  draw: draw(k),
  drawResult: drawResult(k),
  drawDay: drawDay(k),
  drawChance: drawChance(k),
  drawPrize: drawPrize(k),
})
