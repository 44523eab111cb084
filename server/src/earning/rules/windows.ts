/** For which days a cap holds, and what it leaves to each fact of them: the earlier one comes first. */
import type { EarnBody } from '@laurel/shared/earning'
import type { Amounts } from './gives.ts'

type Cap = EarnBody['cap']

/** Facts without a cap stand together: none of them takes anything from another. */
const FREE = 'free'

/** `day` is a business day. */
export function windowOf(cap: Cap, day: string): string {
  if (!cap) return FREE
  if (cap.window === 'day') return `day/${day}`
  return cap.window === 'month' ? `month/${day.slice(0, 7)}` : 'total'
}

/** All windows that a fact of a day can stand in: by whichever version it was counted. */
export const windowsOn = (day: string): readonly string[] => [
  FREE,
  `day/${day}`,
  `month/${day.slice(0, 7)}`,
  'total',
]

export interface Place {
  at: number
  source: string
  key: string
}

/** In the order of time; at one instant in the order of their names, as a key sorts. */
export function isBefore(a: Place, b: Place): boolean {
  if (a.at !== b.at) return a.at < b.at
  return a.source === b.source ? a.key < b.key : a.source < b.source
}

export const inOrder = (a: Place, b: Place): number => (isBefore(a, b) ? -1 : 1)

/** What is left of a cap when so much was given before. */
export const capped = (gives: Amounts, cap: Cap, given: Amounts): Amounts => ({
  points: leftOf(gives.points, cap?.points, given.points),
  growth: leftOf(gives.growth, cap?.growth, given.growth),
})

const leftOf = (amount: number, max: number | null | undefined, given: number): number =>
  max === null || max === undefined ? amount : Math.max(0, Math.min(amount, max - given))

export interface Claim {
  gives: Amounts
  /** Of the version that counted it. */
  cap: Cap
}

/** What each fact of a window gets, in the order of time, and all of them together. */
export function divided(claims: readonly Claim[]): { shares: Amounts[]; given: Amounts } {
  const given = { points: 0, growth: 0 }
  const shares = claims.map(({ gives, cap }) => {
    const share = capped(gives, cap, given)
    given.points += share.points
    given.growth += share.growth
    return share
  })
  return { shares, given }
}
