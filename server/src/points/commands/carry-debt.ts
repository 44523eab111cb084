/** Lets one member pay what another owes: both are one person. What there is not enough for, the one owes instead. */
import { addDays, dayOf } from '../../platform/clock.ts'
import type { Work } from '../../schema.ts'
import { debtOf, pointsOf, transitAccount } from '../accounts.ts'
import { consume, sumOfParts } from '../rules.ts'
import { type Carriage, type CarryOrder, debtOwed } from './carry.ts'
import { expire } from './expire.ts'
import { postAll } from './post.ts'
import { reverse } from './reverse.ts'
import { owedBy, transfer } from './transfer.ts'

const paid = (id: string): string => `${id}/paid`
const owing = (id: string): string => `${id}/owed`
const settled = (id: string): string => `${id}/settled`
/** As what comes back of a lapsed lot. */
const GRACE_DAYS = 30

/** Answers what was owed. */
export function carryDebt(w: Work, { id, fromId, toId, because }: CarryOrder, now: number): number {
  const amount = debtOwed(w, fromId)
  if (amount === 0) return 0
  expire(w, { memberId: toId }, now)
  const [payer, via] = [pointsOf(toId), transitAccount(id)]
  owedBy(w, payer) // opens both accounts
  const lots = consume(w.list('lot', payer), amount)
  const points = sumOfParts(lots)
  const stamp = { because, reverses: null, at: now }
  postAll(w, [{ debit: payer, credit: via, amount: points, lots }], { ...stamp, id: paid(id) })
  postAll(w, [{ debit: debtOf(payer), credit: via, amount: amount - points }], { ...stamp, id: owing(id) })
  postAll(w, [{ debit: via, credit: debtOf(pointsOf(fromId)), amount }], { ...stamp, id: settled(id) })
  return amount
}

/** Each owes again what was his; what the other paid comes back to him, and what he has paid off since as well. */
export function carryDebtBack(
  w: Work,
  { id, because, toId }: Carriage & { toId: string },
  now: number,
): void {
  if (!w.get('transfer', settled(id))) return
  reverse(w, { id: `${settled(id)}/back`, of: settled(id), because }, now)
  if (w.get('transfer', paid(id))) reverse(w, { id: `${paid(id)}/back`, of: paid(id), because }, now)
  const owed = w.get('transfer', owing(id))
  if (!owed) return
  const back = { debit: transitAccount(id), credit: pointsOf(toId), amount: owed.amount, because }
  transfer(w, { id: `${owing(id)}/back`, ...back, expiresOn: addDays(dayOf(now), GRACE_DAYS) }, now)
}
