/** Writes transfers: two balances, the lots between them, one row each. Nothing else changes a balance. */
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { currencyOf, debtOf, hasLots, isDebt, isUnbounded, shortageOf } from '../accounts.ts'
import type { Because, Part } from '../tables.ts'

export type Transfer = Row<'transfer'>

export interface Leg {
  debit: string
  credit: string
  amount: number
  /** Taken from, or given back to. A points account that is credited without them gets a new lot. */
  lots?: Part[]
  expiresOn?: string | undefined
  /** Instead of one new lot, one for each: its last day, and how much of the amount it holds. */
  days?: readonly DayAmount[]
}

export type DayAmount = readonly [expiresOn: string, amount: number]

export interface Stamp {
  id: string
  because: Because
  reverses: string | null
  at: number
}

/** The second leg of a transfer; no id that a caller chooses ends so. */
export const secondOf = (id: string) => `${id}+`

/** Empty legs are left out; a transfer has two at most. */
export function postAll(w: Work, legs: readonly Leg[], stamp: Stamp): Transfer[] {
  const posted: Transfer[] = []
  for (const leg of legs) {
    if (leg.amount === 0) continue
    posted.push(post(w, leg, posted.length ? { ...stamp, id: secondOf(stamp.id) } : stamp))
  }
  return posted
}

/** The legs that were posted under an id; none when it is new. */
export function legsUnder(w: Work, id: string): Transfer[] {
  const first = w.get('transfer', id)
  if (!first) return []
  const second = w.get('transfer', secondOf(id))
  return second ? [first, second] : [first]
}

function post(w: Work, leg: Leg, { id, because, reverses, at }: Stamp): Transfer {
  const { amount } = leg
  const debit = open(w, leg.debit)
  const credit = open(w, leg.credit)
  const debitAfter = debit.balance - amount
  const creditAfter = credit.balance + amount
  refusePost(leg, id, { debitAfter, creditAfter })
  const lots = moveLots(w, leg, credit)
  const made = lots && !leg.lots ? lots.length : 0
  w.set('account', debit, { balance: debitAfter, ...(hasLots(leg.debit) && { lastId: id, lastUseId: id }) })
  w.set('account', credit, {
    balance: creditAfter,
    lots: credit.lots + made,
    ...(hasLots(leg.credit) && { lastId: id }),
  })
  return w.add('transfer', {
    id,
    debit: leg.debit,
    credit: leg.credit,
    amount,
    debitAfter,
    creditAfter,
    lots,
    reverses,
    because,
    at,
    // Only a member's points have a history, and only one of the two accounts is such.
    prevId: debit.lastId ?? credit.lastId,
    prevUseId: debit.lastUseId,
  })
}

function refusePost(
  { debit, credit }: Leg,
  id: string,
  { debitAfter, creditAfter }: { debitAfter: number; creditAfter: number },
): void {
  if (currencyOf(debit) !== currencyOf(credit))
    throw new Error(`${id}: ${debit} and ${credit} differ in currency`)
  if (hasLots(debit) && hasLots(credit)) throw new Error(`${id}: a transfer has the lots of one member`)
  if (debitAfter < 0 && !isUnbounded(debit)) throw new Refusal(shortageOf(debit))
  if (creditAfter > 0 && isDebt(credit)) throw new Error(`${id}: ${credit} would be no debt`)
  if (!Number.isSafeInteger(debitAfter) || !Number.isSafeInteger(creditAfter))
    throw new Refusal('AMOUNT_INVALID')
}

/** The account, opened at its first use. Points and debt of a member open together: a missing row can't be locked. */
export function open(w: Work, path: string): Row<'account'> {
  const found = w.get('account', path)
  if (found) return found
  if (hasLots(path)) w.add('account', { path: debtOf(path), currency: 'points' })
  return w.add('account', { path, currency: currencyOf(path) })
}

function moveLots(w: Work, leg: Leg, credit: Row<'account'>): Part[] | null {
  if (hasLots(leg.debit)) return takeFrom(w, leg.debit, must(leg.lots, `lots of ${leg.debit}`))
  if (!hasLots(leg.credit)) return null
  return leg.lots ? giveTo(w, leg.credit, leg.lots) : addLots(w, leg, credit.lots)
}

/** Numbered on from the lots the account ever had: no such lot can be there. */
function addLots(w: Work, { credit: account, days, expiresOn, amount }: Leg, first: number): Part[] {
  const made = days ?? [[must(expiresOn, 'the last day of a lot'), amount] as const]
  return made.map(([day, points], index): Part => {
    const { seq } = w.add('lot', { account, expiresOn: day, seq: first + index, remaining: points })
    return [day, seq, points]
  })
}

function takeFrom(w: Work, account: string, parts: Part[]): Part[] {
  for (const [expiresOn, seq, amount] of parts) {
    const lot = must(w.get('lot', account, expiresOn, seq), `lot ${account} ${expiresOn}.${seq}`)
    if (amount === lot.remaining) w.drop('lot', lot)
    else w.set('lot', lot, { remaining: lot.remaining - amount })
  }
  return parts
}

function giveTo(w: Work, account: string, parts: Part[]): Part[] {
  for (const [expiresOn, seq, amount] of parts) {
    const lot = w.get('lot', account, expiresOn, seq)
    if (lot) w.set('lot', lot, { remaining: lot.remaining + amount })
    else w.add('lot', { account, expiresOn, seq, remaining: amount })
  }
  return parts
}
