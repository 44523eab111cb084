/** Two days of the business calendar as instants: all of the first, all of the last. */
import type { WindowInput } from '@laurel/shared/insights'
import { addDays, isDay, startOfDay } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Span } from './queries/bindings.ts'

export function spanOf({ offerId, from, to }: WindowInput): Span {
  if (!isDay(from) || !isDay(to) || from > to) throw new Refusal('OFFER_DAYS_INVALID')
  return { offerId, from: startOfDay(from), before: startOfDay(addDays(to, 1)) }
}

const DAYS_A_WEEK = 7
/** 1970 began on a Thursday. */
const MONDAY = 3
const DAY_MS = 86_400_000

/** Its Monday. */
export const weekOf = (day: string): string =>
  addDays(day, -((Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + MONDAY) % DAYS_A_WEEK))
