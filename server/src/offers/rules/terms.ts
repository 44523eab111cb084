/** What the terms of an offer must say before another operator is asked to approve them. */
import type { OfferTerms } from '@laurel/shared/offers'

const DAY_MS = 86_400_000
/** Longer is a slip of the pen. */
const TERM_DAYS_MAX = 3_660
/** The last instant that is a day in a calendar. */
const INSTANT_MAX = 8_640_000_000_000_000

type Days = Pick<OfferTerms, 'startsAt' | 'endsAt'>

export const areDaysInOrder = ({ startsAt, endsAt }: Days): boolean =>
  startsAt >= 0 && startsAt < endsAt && endsAt <= INSTANT_MAX && endsAt - startsAt <= TERM_DAYS_MAX * DAY_MS

/** Over: it could never be in force. */
export const areDaysToCome = ({ startsAt, endsAt }: Days, now: number): boolean =>
  areDaysInOrder({ startsAt, endsAt }) && endsAt > now

/** The goal is part of every draft. */
export function missingIn({ budgetId, rules }: OfferTerms, givesPoints: boolean): string[] {
  const missing: string[] = []
  if (givesPoints && budgetId === null) missing.push('budgetId')
  if (rules.length === 0) missing.push('rules')
  return missing
}
