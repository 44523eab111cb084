import type { Reason } from '@laurel/shared/points'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** A part of a lot: the last day it may be used on, its number within the account, how much of it. */
export type Part = [expiresOn: string, seq: number, amount: number]

/** Why an amount moved, and what can be looked up about it. */
export interface Because {
  reason: Reason
  /** The title of the product, or the like. */
  subject?: string
  orderId?: string
  offer?: string
  version?: number
  fact?: string
}

/** Never updated, never deleted: a trigger refuses. */
const transfer = (k: Kit) =>
  k.table(
    'transfer',
    {
      /** Chosen by the caller: its idempotency key. */
      id: k.text('id').primaryKey(),
      debit: k.text('debit').notNull(),
      credit: k.text('credit').notNull(),
      amount: k.integer('amount').notNull(),
      debitAfter: k.integer('debit_after').notNull(),
      creditAfter: k.integer('credit_after').notNull(),
      /** Of the member's points account it took from or gave to. */
      lots: k.json<Part[]>('lots'),
      reverses: k.text('reverses'),
      because: k.json<Because>('because').notNull(),
      at: k.integer('at').notNull(),
      /** The one before it of the member's points account; of those that took from it, too. A history is a chain, and needs no index. */
      prevId: k.text('prev_id'),
      prevUseId: k.text('prev_use_id'),
    },
    (t) => [k.check('transfer_amount_ck', sql`${t.amount} > 0`)],
  )

/** How much of a transfer each of its reversals undid: read by key, so that together they never exceed it. */
const reversal = (k: Kit) =>
  k.table(
    'reversal',
    {
      of: k.text('of_id').notNull(),
      by: k.text('by_id').notNull(),
      amount: k.integer('amount').notNull(),
      /** Growth that was no longer there to take. */
      short: k.integer('short').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.of, t.by] }),
      k.check(
        'reversal_amount_ck',
        sql`${t.amount} >= 0 and ${t.short} >= 0 and ${t.amount} + ${t.short} > 0`,
      ),
    ],
  )

const account = (k: Kit) =>
  k.table(
    'account',
    {
      path: k.text('path').primaryKey(),
      currency: k.text('currency').$type<'points' | 'growth' | 'fen'>().notNull(),
      balance: k.integer('balance').notNull().default(0),
      /** Lots ever made: the number of the next one. */
      lots: k.integer('lots').notNull().default(0),
      /** Of a member's points: the newest transfer, and the newest that took from it. There the history begins. */
      lastId: k.text('last_id'),
      lastUseId: k.text('last_use_id'),
    },
    (t) => [
      k.check(
        'account_floor_ck',
        sql`${t.path} like 'mint/%' or case when ${t.path} like 'member/%/debt' then ${t.balance} <= 0 else ${t.balance} >= 0 end`,
      ),
    ],
  )

/** Open lots only: an empty one is dropped, its history is in the transfers. */
const lot = (k: Kit) =>
  k.table(
    'lot',
    {
      account: k.text('account').notNull(),
      expiresOn: k.text('expires_on').notNull(),
      seq: k.integer('seq').notNull(),
      remaining: k.integer('remaining').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.account, t.expiresOn, t.seq] }),
      k.check('lot_remaining_ck', sql`${t.remaining} > 0`),
      // What is due, without a scan that would stop the event loop. Using up part of a lot does not touch it.
      k.index('lot_due_ix').on(t.expiresOn, t.account),
    ],
  )

export const pointsTables = (k: Kit) => ({
  transfer: transfer(k),
  reversal: reversal(k),
  account: account(k),
  lot: lot(k),
})
