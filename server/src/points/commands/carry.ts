/** Takes all that a member may spend away: to another member, each lot with its last day, or to where points of closed accounts end. */
import type { Row, Touch, Work } from '../../schema.ts'
import { debtOf, POINTS_CLOSED, pointsOf, transitAccount } from '../accounts.ts'
import { sumOfParts } from '../rules.ts'
import type { Because, Part } from '../tables.ts'
import { expire } from './expire.ts'
import { touchTransfer } from './hints.ts'
import { type DayAmount, postAll } from './post.ts'
import { reverse } from './reverse.ts'
import { owedBy } from './transfer.ts'

export interface Carriage {
  /** Of the carriage, new each time. */
  id: string
  because: Because
}

export interface CarryOrder extends Carriage {
  fromId: string
  toId: string
}

const outOf = (id: string): string => `${id}/out`
const into = (id: string): string => `${id}/in`

/** Lots whose day is over lapse where they are. A debt of the other is filled first. Answers the points carried. */
export function carry(w: Work, { id, fromId, toId, because }: CarryOrder, now: number): number {
  const lots = usableLots(w, fromId, now)
  const amount = sumOfParts(lots)
  const via = transitAccount(id)
  const stamp = { because, reverses: null, at: now }
  postAll(w, [{ debit: pointsOf(fromId), credit: via, amount, lots }], { ...stamp, id: outOf(id) })
  if (amount === 0) return 0

  const credit = pointsOf(toId)
  const owed = Math.min(amount, owedBy(w, credit))
  const days = behind(lots, owed)
  const legs = [
    { debit: via, credit: debtOf(credit), amount: owed },
    { debit: via, credit, amount: amount - owed, days },
  ]
  postAll(w, legs, { ...stamp, id: into(id) })
  return amount
}

carry.reads = (touch: Touch, { id, fromId, toId }: Omit<CarryOrder, 'because'>): void => {
  expire.reads(touch, { memberId: fromId })
  const via = transitAccount(id)
  touchTransfer(touch, { id: outOf(id), debit: pointsOf(fromId), credit: via })
  touchTransfer(touch, { id: into(id), debit: via, credit: pointsOf(toId) })
}

/** The same points back to the same lots; what the other has spent or let lapse meanwhile becomes the other's debt. */
export function carryBack(w: Work, { id, because }: Carriage, now: number): void {
  if (!w.get('transfer', outOf(id))) return
  reverse(w, { id: `${into(id)}/back`, of: into(id), because }, now)
  reverse(w, { id: `${outOf(id)}/back`, of: outOf(id), because }, now)
}

/** The account is closed: what it holds is nobody's any more. */
export function forfeit(w: Work, { id, memberId }: { id: string; memberId: string }, now: number): number {
  const lots = usableLots(w, memberId, now)
  const amount = sumOfParts(lots)
  const leg = { debit: pointsOf(memberId), credit: POINTS_CLOSED, amount, lots }
  postAll(w, [leg], { id, because: { reason: 'closed' }, reverses: null, at: now })
  return amount
}

forfeit.reads = (touch: Touch, { id, memberId }: { id: string; memberId: string }): void => {
  expire.reads(touch, { memberId })
  touchTransfer(touch, { id, debit: pointsOf(memberId), credit: POINTS_CLOSED })
}

/** What a member owes; 0 or more. */
export const debtOwed = (w: Work, memberId: string): number =>
  -(w.get('account', debtOf(pointsOf(memberId)))?.balance ?? 0)

function usableLots(w: Work, memberId: string, now: number): Part[] {
  expire(w, { memberId }, now)
  return w.list('lot', pointsOf(memberId)).map(partOf)
}

const partOf = ({ expiresOn, seq, remaining }: Row<'lot'>): Part => [expiresOn, seq, remaining]

/** What is left of the lots when the first points of them are gone. */
function behind(lots: readonly Part[], gone: number): DayAmount[] {
  const left: DayAmount[] = []
  let skip = gone
  for (const lot of lots) {
    const [day, , amount] = lot
    const passed = Math.min(skip, amount)
    skip -= passed
    if (amount > passed) left.push([day, amount - passed])
  }
  return left
}
