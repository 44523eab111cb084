/** A promise counts when it is made: a hold passes the caps like a grant, and settling it is no second one. */
import { must } from '../../platform/must.ts'
import {
  type Because,
  holdAccount,
  holdTransfer,
  ownerOf,
  pointsOf,
  type ReleaseOrder,
  release as releaseFrom,
  settle as settleFrom,
  sumOf,
  type Transfer,
  touchTransfer,
} from '../../points/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { leave } from './grant.ts'
import { budgetNamed, countBack, countHeld } from './windows.ts'

export interface HoldOrder {
  /** The grant that waits. */
  hold: string
  budgetId: string
  points: number
  because: Because
}

export function hold(w: Work, { hold, budgetId, points, because }: HoldOrder, now: number): void {
  const id = holdTransfer(hold)
  const isNew = !w.get('transfer', id)
  const credit = holdAccount(hold, 'points')
  leave(w, { id, budgetId, currency: 'points', credit, amount: points, because }, now)
  if (isNew) countHeld(w, budgetId, points)
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

type SettleHint = Pick<SettleOrder, 'id' | 'hold' | 'memberId'>
settle.reads = (touch: Touch, { id, hold, memberId }: SettleHint): void => {
  touch.row('transfer', holdTransfer(hold))
  touchTransfer(touch, { id, debit: holdAccount(hold, 'points'), credit: pointsOf(memberId) })
}

export function release(w: Work, order: ReleaseOrder, now: number): { points: number } {
  const isNew = !w.get('transfer', order.id)
  const released = sumOf(releaseFrom(w, order, now))
  const filled = filling(w, order.hold)
  const budget = budgetNamed(w, ownerOf(filled.debit))
  if (isNew) countBack(w, { budget, amount: released, now: filled.at })
  if (isNew) countHeld(w, budget.id, -released)
  return { points: released }
}

const filling = (w: Work, hold: string): Transfer =>
  must(w.get('transfer', holdTransfer(hold)), `hold ${hold}`)
