/** A promise counts when it is made: a hold passes the caps like a grant, and settling it is no second one. */
import { must } from '../../platform/must.ts'
import {
  type Because,
  type Currency,
  holdAccount,
  holdTransfer,
  ownerOf,
  pointsOf,
  type ReleaseOrder,
  release as releaseFrom,
  settle as settleFrom,
  spentAccount,
  sumOf,
  type Transfer,
  touchTransfer,
} from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { leave } from './grant.ts'
import { budgetNamed, countBack, countHeld, touchHeld } from './windows.ts'

export interface HoldOrder {
  /** The grant that waits. */
  hold: string
  budgetId: string
  points: number
  because: Because
}

export function hold(w: Work, { points, ...order }: HoldOrder, now: number): void {
  setBy(w, { ...order, currency: 'points', amount: points }, now)
}

export interface HoldCostOrder extends Omit<HoldOrder, 'points'> {
  /** 1 or more: what costs nothing is not held. */
  fen: number
}

/** What something that is promised will cost. */
export function holdCost(w: Work, { fen, ...order }: HoldCostOrder, now: number): void {
  setBy(w, { ...order, currency: 'fen', amount: fen }, now)
}

interface SetBy extends Omit<HoldOrder, 'points'> {
  currency: Row<'budget'>['currency']
  amount: number
}

function setBy(w: Work, { hold, budgetId, ...order }: SetBy, now: number): void {
  const id = holdTransfer(hold)
  const isNew = !w.get('transfer', id)
  const credit = holdAccount(hold, order.currency)
  leave(w, { ...order, id, budgetId, credit }, now)
  if (isNew) countHeld(w, budgetId, order.amount)
}

interface HoldHint {
  hold: string
  budgetId: string
  currency: Currency
}

/** Of whatever fills a hold, takes from it or empties it. */
export function touchHold(touch: Touch, { hold, budgetId, currency }: HoldHint): void {
  touch.row('transfer', holdTransfer(hold))
  touch.row('account', holdAccount(hold, currency))
  touchHeld(touch, budgetId)
}

export interface SettleOrder {
  id: string
  hold: string
  memberId: string
  /** Left out: all it keeps. */
  points?: number
  expiresOn: string
  because: Because
}

export function settle(
  w: Work,
  { memberId, points, ...order }: SettleOrder,
  now: number,
): { points: number } {
  const isNew = !w.get('transfer', order.id)
  const amount = points === undefined ? {} : { amount: points }
  const settled = sumOf(settleFrom(w, { ...order, ...amount, to: pointsOf(memberId) }, now))
  if (isNew) countHeld(w, ownerOf(filling(w, order.hold).debit), -settled)
  return { points: settled }
}

export interface SpendHeldOrder {
  id: string
  hold: string
  fen: number
  because: Because
}

/** What was promised is paid for. It was counted when it was held. */
export function spendHeld(w: Work, { fen, ...order }: SpendHeldOrder, now: number): void {
  const isNew = !w.get('transfer', order.id)
  const budgetId = ownerOf(filling(w, order.hold).debit)
  settleFrom(w, { ...order, amount: fen, to: spentAccount(budgetId) }, now)
  if (isNew) countHeld(w, budgetId, -fen)
}

type SettleHint = Pick<SettleOrder, 'id' | 'hold' | 'memberId'>
settle.reads = (touch: Touch, { id, hold, memberId }: SettleHint): void => {
  touch.row('transfer', holdTransfer(hold))
  touchTransfer(touch, { id, debit: holdAccount(hold, 'points'), credit: pointsOf(memberId) })
}

/** All it keeps, or so much of it. */
export function release(w: Work, order: ReleaseOrder, now: number): { amount: number } {
  const isNew = !w.get('transfer', order.id)
  const released = sumOf(releaseFrom(w, order, now))
  const filled = filling(w, order.hold)
  const budget = budgetNamed(w, ownerOf(filled.debit))
  if (isNew) countBack(w, { budget, amount: released, now: filled.at })
  if (isNew) countHeld(w, budget.id, -released)
  return { amount: released }
}

const filling = (w: Work, hold: string): Transfer =>
  must(w.get('transfer', holdTransfer(hold)), `hold ${hold}`)
