/** Which lots a transfer uses, what may be reversed, and whether two transfers are one and the same. */
import { familyOf, hasLots } from './accounts.ts'
import type { Because, Part } from './tables.ts'

export interface OpenLot {
  expiresOn: string
  seq: number
  remaining: number
}

export const isAmount = (amount: unknown): amount is number =>
  Number.isSafeInteger(amount) && Number(amount) > 0

export const sumOf = (moves: readonly { amount: number }[]): number => {
  let sum = 0
  for (const { amount } of moves) sum += amount
  return sum
}

export const sumOfParts = (parts: readonly Part[]): number => {
  let sum = 0
  for (const [, , amount] of parts) sum += amount
  return sum
}

/** A lot may be used through its last day. */
export const isUsable = (lot: OpenLot, today: string): boolean => lot.expiresOn >= today

/** Takes from the lots in the order given; what they lack is missing from the answer. */
export function consume(lots: readonly OpenLot[], amount: number): Part[] {
  const parts: Part[] = []
  let wanted = amount
  for (const lot of lots) {
    if (wanted <= 0) break
    const taken = Math.min(lot.remaining, wanted)
    parts.push([lot.expiresOn, lot.seq, taken])
    wanted -= taken
  }
  return parts
}

/** Taking a grant back starts with the grant's own lots, even when one has moved to a grace day: its number stays. */
export function ownLotsFirst(lots: readonly OpenLot[], own: readonly Part[]): OpenLot[] {
  const numbers = new Set(own.map(([, seq]) => seq))
  return [...lots.filter(({ seq }) => numbers.has(seq)), ...lots.filter(({ seq }) => !numbers.has(seq))]
}

export interface GiveBack {
  used: readonly Part[]
  /** What earlier reversals gave back. */
  already: number
  amount: number
  today: string
  graceOn: string
}

/** The same lots, from the end of what was used, where points live longest; an expired one comes back with grace. */
export function giveBack({ used, already, amount, today, graceOn }: GiveBack): Part[] {
  const parts: Part[] = []
  let [skip, wanted] = [already, amount]
  for (let i = used.length - 1; i >= 0 && wanted > 0; i--) {
    const [expiresOn, seq, n] = used[i] as Part
    const passed = Math.min(skip, n)
    const back = Math.min(n - passed, wanted)
    skip -= passed
    wanted -= back
    if (back > 0) parts.push([expiresOn < today ? graceOn : expiresOn, seq, back])
  }
  return parts
}

export interface Undo {
  whole: number
  already: number
  amount: number
}

export function refuseReversal({
  whole,
  already,
  amount,
}: Undo): 'AMOUNT_INVALID' | 'REVERSAL_EXCEEDS' | null {
  if (already >= whole) return 'REVERSAL_EXCEEDS'
  if (!isAmount(amount)) return 'AMOUNT_INVALID'
  return already + amount > whole ? 'REVERSAL_EXCEEDS' : null
}

/** Field by field: a database need not keep the order of the members of a JSON value. */
export const sameBecause = (a: Because, b: Because): boolean =>
  a.reason === b.reason &&
  a.subject === b.subject &&
  a.orderId === b.orderId &&
  a.offer === b.offer &&
  a.version === b.version &&
  a.fact === b.fact

export interface Wanted {
  debit: string
  credit: string
  /** Left out: all there was, whatever that was. */
  amount?: number | undefined
  because: Because
  expiresOn?: string | undefined
}
export interface Moved {
  debit: string
  credit: string
  amount: number
  lots: readonly Part[] | null
  reverses: string | null
  because: Because
}

/** The id was used before: for this very transfer? A grant to a member in debt has two legs. */
export function isSameTransfer(legs: readonly Moved[], wanted: Wanted): boolean {
  const [first] = legs
  if (first?.reverses !== null || first.debit !== wanted.debit) return false
  if (familyOf(first.credit) !== wanted.credit || !sameBecause(first.because, wanted.because)) return false
  if (wanted.amount !== undefined && sumOf(legs) !== wanted.amount) return false
  const made = legs.find((leg) => hasLots(leg.credit))?.lots?.[0]
  return !made || made[0] === wanted.expiresOn
}

export interface DayLot {
  expiresOn: string
  points: number
}

const EXPIRING_DAYS = 60

/** What lapses next, when it is near enough to be told. Lots are usable ones, the earliest first. */
export function expiringOf([next]: readonly DayLot[], today: string): (DayLot & { daysLeft: number }) | null {
  if (!next) return null
  const daysLeft = Math.round((Date.parse(next.expiresOn) - Date.parse(today)) / 86_400_000)
  return daysLeft <= EXPIRING_DAYS ? { ...next, daysLeft } : null
}

/** The parts of one transfer by day: numbers of lots are nothing a member needs to know. */
export function byDay(parts: readonly Part[]): DayLot[] {
  const days = new Map<string, number>()
  for (const [expiresOn, , amount] of parts) days.set(expiresOn, (days.get(expiresOn) ?? 0) + amount)
  return [...days].map(([expiresOn, points]) => ({ expiresOn, points }))
}
