/** Moves an amount from one account to another, once per id. The only door into the ledger besides a reversal. */
import { dayOf } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { debtOf, hasLots } from '../accounts.ts'
import { consume, isAmount, isSameTransfer, isUsable, sumOfParts, type Wanted } from '../rules.ts'
import type { Because, Part } from '../tables.ts'
import { type Leg, legsUnder, open, postAll, type Transfer } from './post.ts'

export interface TransferOrder {
  /** Its idempotency key: the same id with the same content is answered again, with other content refused. */
  id: string
  debit: string
  credit: string
  amount: number
  because: Because
  /** The last day of the lot it makes, where a member's points are credited. */
  expiresOn?: string | undefined
}

/** One transfer; two, the first of them into the debt, when a member who owes is credited. */
export function transfer(w: Work, order: TransferOrder, now: number): Transfer[] {
  if (!isAmount(order.amount)) throw new Refusal('AMOUNT_INVALID')
  return answered(w, order.id, order) ?? transferNew(w, order, now)
}

/** Under an id that nobody can have used before, as that of a new order is: nobody is asked, and the table is the guard. */
export function transferNew(w: Work, order: TransferOrder, now: number): Transfer[] {
  const { id, because, amount } = order
  if (!isAmount(amount)) throw new Refusal('AMOUNT_INVALID')
  return postAll(w, legsOf(w, order, now), { id, because, reverses: null, at: now })
}

/** What the id stands for already; null when it is new. */
export function answered(w: Work, id: string, wanted: Wanted): Transfer[] | null {
  const legs = legsUnder(w, id)
  if (!legs.length) return null
  if (!isSameTransfer(legs, wanted)) throw new Refusal('TRANSFER_MISMATCH')
  return legs
}

function legsOf(w: Work, { debit, credit, amount, expiresOn }: TransferOrder, now: number): Leg[] {
  if (hasLots(debit)) return [{ debit, credit, amount, lots: spendable(w, debit, amount, now) }]
  if (!hasLots(credit)) return [{ debit, credit, amount }]
  const owed = Math.min(amount, owedBy(w, credit))
  return [
    { debit, credit: debtOf(credit), amount: owed },
    { debit, credit, amount: amount - owed, expiresOn },
  ]
}

/** The account is opened before its debt is asked for. */
export function owedBy(w: Work, points: string): number {
  open(w, points)
  return -open(w, debtOf(points)).balance
}

/** Earliest day first. A lot whose day is over is not spent, whether or not the expiry job came by. */
function spendable(w: Work, account: string, amount: number, now: number): Part[] {
  const parts = consume(usableLots(w, account, now), amount)
  const missing = amount - sumOfParts(parts)
  if (missing > 0) throw new Refusal('BALANCE_TOO_LOW', { missing })
  return parts
}

function usableLots(w: Work, account: string, now: number): Row<'lot'>[] {
  const lots = w.list('lot', account)
  const [earliest] = lots
  const today = dayOf(now)
  if (!earliest || isUsable(earliest, today)) return lots
  return lots.filter((lot) => isUsable(lot, today))
}

/** What a member may spend now. */
export function balanceOf(w: Work, memberId: string, now: number): number {
  let balance = 0
  for (const lot of usableLots(w, `member/${memberId}/points`, now)) balance += lot.remaining
  return balance
}
