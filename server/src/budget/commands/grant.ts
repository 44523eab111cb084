/** The one door value leaves a budget by: caps first, then the transfer, then the word that a threshold was reached. */
import { Refusal } from '../../platform/refusal.ts'
import {
  type Because,
  balanceOf,
  budgetAccount,
  pointsOf,
  spentAccount,
  type Transfer,
  touchNewTransfer,
  touchTransfer,
  transfer,
  transferNew,
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

/** Under the id of something new. */
export function spend(w: Work, { id, budgetId, fen, because }: SpendOrder, now: number): void {
  const credit = spentAccount(budgetId)
  leaveNew(w, { id, budgetId, currency: 'fen', credit, amount: fen, because }, now)
}

spend.reads = (touch: Touch, { budgetId }: Pick<SpendOrder, 'budgetId'>): void => {
  touchWindows(touch, budgetId)
  touchNewTransfer(touch, { debit: budgetAccount(budgetId, 'fen'), credit: spentAccount(budgetId) })
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
export function leave(w: Work, order: LeaveOrder, now: number): Transfer[] {
  if (!w.get('transfer', order.id)) return leaveNew(w, order, now)
  budgetIn(w, order)
  return transfer(w, { ...order, debit: budgetAccount(order.budgetId, order.currency) }, now)
}

function leaveNew(w: Work, order: LeaveOrder, now: number): Transfer[] {
  const { budgetId, currency, amount } = order
  const budget = budgetIn(w, order)
  const debit = budgetAccount(budgetId, currency)
  const before = w.get('account', debit)?.balance ?? 0
  const legs = transferNew(w, { ...order, debit }, now)
  countIn(w, { budget, amount, now })
  reach(w, { budget, left: { before, after: before - amount } }, now)
  return legs
}

function budgetIn(w: Work, { budgetId, currency }: LeaveOrder): Row<'budget'> {
  const budget = budgetNamed(w, budgetId)
  if (budget.currency !== currency) throw new Refusal('CURRENCY_MISMATCH')
  return budget
}
