/** The counter-transfer: what was spent comes back to the same lots; what was given is taken back, and what is gone becomes debt. */
import { addDays, dayOf } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { debtOf, familyOf, hasLots, isGrowth } from '../accounts.ts'
import { consume, giveBack, ownLotsFirst, refuseReversal, sameBecause, sumOf, sumOfParts } from '../rules.ts'
import type { Because } from '../tables.ts'
import { originOf } from './hold.ts'
import { type Leg, legsUnder, open, postAll, type Transfer } from './post.ts'
import { owedBy } from './transfer.ts'

export interface ReverseOrder {
  id: string
  of: string
  /** Left out: all that is left of it. */
  amount?: number
  because: Because
  /** How long a lot that has expired meanwhile lives on. */
  graceDays?: number
}

export interface Reversed {
  legs: Transfer[]
  amount: number
  /** Growth that could not be taken: growth is never owed, so the reversal stopped at 0. */
  short: number
}

const GRACE_DAYS = 30

export function reverse(w: Work, order: ReverseOrder, now: number): Reversed {
  const done = reversedBefore(w, order)
  if (done) return done
  const legs = originalLegs(w, order.of)
  const whole = sumOf(legs)
  const already = undoneOf(w.list('reversal', order.of))
  const amount = order.amount ?? whole - already
  const refusal = refuseReversal({ whole, already, amount })
  if (refusal) throw new Refusal(refusal)

  const back = backLegs(w, legs, { already, amount, graceDays: order.graceDays ?? GRACE_DAYS, now })
  const posted = postAll(w, back, { id: order.id, because: order.because, reverses: order.of, at: now })
  const moved = sumOf(posted)
  w.add('reversal', { of: order.of, by: order.id, amount: moved, short: amount - moved })
  return { legs: posted, amount: moved, short: amount - moved }
}

function undoneOf(reversals: readonly Row<'reversal'>[]): number {
  let undone = 0
  for (const { amount, short } of reversals) undone += amount + short
  return undone
}

function reversedBefore(w: Work, { id, of, amount, because }: ReverseOrder): Reversed | null {
  const legs = legsUnder(w, id)
  const row = w.get('reversal', of, id)
  if (!row && !legs.length) return null
  const sameAmount = row && (amount === undefined || amount === row.amount + row.short)
  const sameCause = legs.every((leg) => sameBecause(leg.because, because))
  if (!sameAmount || !sameCause) throw new Refusal('TRANSFER_MISMATCH')
  return { legs, amount: row.amount, short: row.short }
}

/** The whole transfer is named by its first leg. */
function originalLegs(w: Work, of: string): [Transfer, ...Transfer[]] {
  const [first, ...others] = of.endsWith('+') ? [] : legsUnder(w, of)
  if (!first) throw new Refusal('TRANSFER_UNKNOWN')
  if (first.reverses !== null) throw new Refusal('TRANSFER_IS_REVERSAL')
  return [first, ...others]
}

interface Back {
  already: number
  amount: number
  graceDays: number
  now: number
}

function backLegs(w: Work, legs: [Transfer, ...Transfer[]], back: Back): Leg[] {
  const [first] = legs
  if (hasLots(first.debit)) return refundLegs(w, first, back)
  const from = familyOf(first.credit)
  const to = destinationOf(w, first)
  if (hasLots(from)) return takeBackLegs(w, legs, { from, to, amount: back.amount })
  const amount = isGrowth(from) ? Math.min(back.amount, open(w, from).balance) : back.amount
  return [{ debit: from, credit: to, amount }]
}

/** Value that went through a hold goes straight back to where the hold was filled from. */
function destinationOf(w: Work, first: Transfer): string {
  const origin = originOf(w, first.debit)
  return origin && origin !== first.credit ? origin : first.debit
}

/** A debt is filled first, with the part that would lapse first. */
function refundLegs(w: Work, first: Transfer, { already, amount, graceDays, now }: Back): Leg[] {
  const { debit: member, credit: from } = first
  const owed = Math.min(amount, owedBy(w, member))
  const today = dayOf(now)
  const graceOn = addDays(today, graceDays)
  const lots = giveBack({ used: first.lots ?? [], already, amount: amount - owed, today, graceOn })
  return [
    { debit: from, credit: debtOf(member), amount: owed },
    { debit: from, credit: member, amount: amount - owed, lots },
  ]
}

/** Lots whose day is over are taken too, and first: nobody loses a usable point while a lapsed one is left. */
function takeBackLegs(
  w: Work,
  legs: readonly Transfer[],
  { from, to, amount }: { from: string; to: string; amount: number },
): Leg[] {
  const own = legs.find((leg) => hasLots(leg.credit))?.lots ?? []
  const lots = consume(ownLotsFirst(w.list('lot', from), own), amount)
  const taken = sumOfParts(lots)
  return [
    { debit: from, credit: to, amount: taken, lots },
    { debit: debtOf(from), credit: to, amount: amount - taken },
  ]
}
