/** What one fact comes to by an earn rule, before caps and refunds. */
import type { EarnBody } from '@laurel/shared/earning'

export type Values = Readonly<Record<string, unknown>>

export interface Amounts {
  points: number
  growth: number
}

export const NOTHING: Readonly<Amounts> = { points: 0, growth: 0 }

/** No fact gives more: a thousand of them are still an exact number. */
const GIVES_MAX = 1_000_000_000_000
export const ONCE_BPS = 10_000

/** Whether a fact is one that the rule is about. */
export const concerns = ({ fact, where = {} }: EarnBody, type: string, values: Values): boolean =>
  fact === type && Object.entries(where).every(([word, wanted]) => values[word] === wanted)

/** A share of an amount in whole numbers, rounded down. The product may pass 2^53. */
export const shareOf = (amount: number, part: number, whole: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(whole))

/** A number of a fact's data; 0 for one that is not a whole number from 0 on. */
export function numberIn(values: Values, name: string): number {
  const value = values[name]
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0
}

/** So much, or so much for each full `of`. */
export function baseOf(gives: EarnBody['points'], values: Values): number {
  if (!gives) return 0
  const { amount, per } = gives
  const times = per ? Math.floor(numberIn(values, per.number) / per.of) : 1
  return Math.min(amount * times, GIVES_MAX)
}

/** The multiplier of the tier holds for points alone: growth that rested on the tier would wake itself. */
export const givesOf = ({ points, growth }: EarnBody, values: Values, multiplierBps: number): Amounts => ({
  points: Math.min(shareOf(baseOf(points, values), multiplierBps, ONCE_BPS), GIVES_MAX),
  growth: baseOf(growth, values),
})
