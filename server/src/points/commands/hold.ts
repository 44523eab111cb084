/** Value set aside for a grant that waits. What a hold keeps is no longer in the budget, and not yet with the member. */
import { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../schema.ts'
import { currencyOf, holdAccount, holdTransfer, isHold, ownerOf } from '../accounts.ts'
import type { Because } from '../tables.ts'
import type { Transfer } from './post.ts'
import { answered, transfer } from './transfer.ts'

export interface HoldOrder {
  /** The grant that waits. */
  hold: string
  from: string
  amount: number
  because: Because
}

export function hold(w: Work, { hold, from, amount, because }: HoldOrder, now: number): Transfer[] {
  const credit = holdAccount(hold, currencyOf(from))
  return transfer(w, { id: holdTransfer(hold), debit: from, credit, amount, because }, now)
}

export interface SettleOrder {
  id: string
  hold: string
  to: string
  /** Left out: all it keeps. */
  amount?: number
  expiresOn?: string
  because: Because
}

export function settle(w: Work, { hold, to, ...order }: SettleOrder, now: number): Transfer[] {
  const debit = holdAccount(hold, currencyOf(to))
  return empty(w, { ...order, debit, credit: to }, now)
}

export interface ReleaseOrder {
  id: string
  hold: string
  /** Left out: all it keeps. */
  amount?: number
  because: Because
}

/** What is not given goes back to where it came from. */
export function release(w: Work, { hold, ...order }: ReleaseOrder, now: number): Transfer[] {
  const opened = w.get('transfer', holdTransfer(hold))
  if (!opened) throw new Refusal('HOLD_EMPTY')
  return empty(w, { ...order, debit: opened.credit, credit: opened.debit }, now)
}

interface Empty {
  id: string
  debit: string
  credit: string
  amount?: number
  expiresOn?: string
  because: Because
}

function empty(w: Work, order: Empty, now: number): Transfer[] {
  const { amount } = order
  if (amount !== undefined) return transfer(w, { ...order, amount }, now)
  return answered(w, order.id, order) ?? transfer(w, { ...order, amount: keptIn(w, order.debit) }, now)
}

function keptIn(w: Work, path: string): number {
  const kept = w.get('account', path)?.balance ?? 0
  if (kept === 0) throw new Refusal('HOLD_EMPTY')
  return kept
}

/** The account a hold was filled from; null for an account that is no hold. */
export function originOf(w: Work, path: string): string | null {
  if (!isHold(path)) return null
  return w.get('transfer', holdTransfer(ownerOf(path)))?.debit ?? null
}
