/** The one door value leaves a budget by: caps first, then the transfer, then the word that a threshold was reached. */
import { Refusal } from '../../platform/refusal.ts'
import {
  type Because,
  balanceOf,
  budgetAccount,
  pointsOf,
  spentAccount,
  type Transfer,
  touchTransfer,
  transfer,
} from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { reach } from './reached.ts'
import { budgetNamed, countIn, touchWindows } from './windows.ts'

export interface GrantOrder {
  id: string
  budgetId: string
  memberId: string
  points: number
  /** The last business day the points may be used on. */
  expiresOn: string
  because: Because
}

/** `balance` is what the member may spend now. */
export function grant(w: Work, order: GrantOrder, now: number): { balance: number } {
  const { id, budgetId, memberId, points, expiresOn, because } = order
  const credit = pointsOf(memberId)
  leave(w, { id, budgetId, currency: 'points', credit, amount: points, because, expiresOn }, now)
  return { balance: balanceOf(w, memberId, now) }
}

type GrantHint = Pick<GrantOrder, 'id' | 'budgetId' | 'memberId'>
grant.reads = (touch: Touch, { id, budgetId, memberId }: GrantHint): void => {
  touchWindows(touch, budgetId)
  touchTransfer(touch, { id, debit: budgetAccount(budgetId, 'points'), credit: pointsOf(memberId) })
}

export interface SpendOrder {
  id: string
  budgetId: string
  /** 1 or more: what costs nothing is not spent. */
  fen: number
  because: Because
}

export function spend(w: Work, { id, budgetId, fen, because }: SpendOrder, now: number): void {
  const credit = spentAccount(budgetId)
  leave(w, { id, budgetId, currency: 'fen', credit, amount: fen, because }, now)
}

type SpendHint = Pick<SpendOrder, 'id' | 'budgetId'>
spend.reads = (touch: Touch, { id, budgetId }: SpendHint): void => {
  touchWindows(touch, budgetId)
  touchTransfer(touch, { id, debit: budgetAccount(budgetId, 'fen'), credit: spentAccount(budgetId) })
}

export interface LeaveOrder {
  id: string
  budgetId: string
  currency: Row<'budget'>['currency']
  credit: string
  amount: number
  because: Because
  expiresOn?: string
}

/** An id that was used before is answered as it was, and not counted again. */
export function leave(w: Work, { budgetId, currency, ...order }: LeaveOrder, now: number): Transfer[] {
  const budget = budgetNamed(w, budgetId)
  if (budget.currency !== currency) throw new Refusal('CURRENCY_MISMATCH')
  const debit = budgetAccount(budgetId, currency)
  const before = w.get('account', debit)?.balance ?? 0
  const isNew = !w.get('transfer', order.id)
  const legs = transfer(w, { ...order, debit }, now)
  if (isNew) {
    countIn(w, { budget, amount: order.amount, now })
    reach(w, { budget, left: { before, after: before - order.amount } }, now)
  }
  return legs
}
