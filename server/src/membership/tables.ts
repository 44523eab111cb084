import type { TierChangeKind } from '@laurel/shared/membership'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** Where a member stands: what the tier rules make of the growth history, up to `foldedTo`. */
const membership = (k: Kit) =>
  k.table(
    'membership',
    {
      memberId: k.text('member_id').primaryKey(),
      joinedAt: k.integer('joined_at').notNull(),
      level: k.integer('level').notNull(),
      /** The cycle: growth earned in it decides. */
      cycleFrom: k.integer('cycle_from').notNull(),
      cycleUntil: k.integer('cycle_until').notNull(),
      cycleGrowth: k.integer('cycle_growth').notNull(),
      /** Not null: the cycle is over and the tier is kept until then, so that it can still be earned. */
      protectedUntil: k.integer('protected_until'),
      /** The instant of the last growth that was folded in: what comes from before it is late. */
      foldedTo: k.integer('folded_to').notNull(),
      changes: k.integer('changes').notNull(),
      /** When it was told to be his birthday, in the order of time: the tier of that day decides what it is worth. */
      birthdays: k.json<number[]>('birthdays').notNull(),
      /** Not null: two members became one then, or two again. What was told and given of the time before stays as it was. */
      settledAt: k.integer('settled_at'),
      /** When the clock next has something to do here. */
      nextAt: k.integer('next_at').notNull(),
    },
    (t) => [k.index('membership_next_at_ix').on(t.nextAt)],
  )

/** Growth by the instant at which it counts: what the tier is drawn from. Its sum is the account's balance. */
const growthEntry = (k: Kit) =>
  k.table(
    'growth_entry',
    {
      memberId: k.text('member_id').notNull(),
      at: k.integer('at').notNull(),
      amount: k.integer('amount').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.at] })],
  )

/** Every change of tier, renewal and protection, in order, with what it was drawn from. */
const tierChange = (k: Kit) =>
  k.table(
    'tier_change',
    {
      memberId: k.text('member_id').notNull(),
      number: k.integer('number').notNull(),
      at: k.integer('at').notNull(),
      change: k.text('change').$type<TierChangeKind>().notNull(),
      fromLevel: k.integer('from_level').notNull(),
      toLevel: k.integer('to_level').notNull(),
      /** Growth of the cycle that decided, and the threshold it was held against. */
      cycleGrowth: k.integer('cycle_growth').notNull(),
      threshold: k.integer('threshold').notNull(),
      offerId: k.text('offer_id').notNull(),
      version: k.integer('version').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.number] }),
      k.check('tier_change_number_ck', sql`${t.number} > 0`),
    ],
  )

/** Which gift of a period a member took, and by which order: the membership's row guards it. */
const giftTaken = (k: Kit) =>
  k.table(
    'gift_taken',
    {
      memberId: k.text('member_id').notNull(),
      /** `2026-11`. */
      period: k.text('period').notNull(),
      benefit: k.text('benefit').notNull(),
      orderId: k.text('order_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      version: k.integer('version').notNull(),
      at: k.integer('at').notNull(),
      /** Its order was cancelled: it can be taken once more. */
      returnedAt: k.integer('returned_at'),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.period, t.benefit, t.orderId] })],
  )

export const membershipTables = (k: Kit) => ({
  membership: membership(k),
  growthEntry: growthEntry(k),
  tierChange: tierChange(k),
  giftTaken: giftTaken(k),
})
