/** Counts calls by second, minute, Beijing day and month, and says when one is over its limit. */
import { beijingDay, beijingMonth, type Clock } from '../clock.ts'
import type { Quota } from './apps.ts'

export type Exceeded = 'second' | 'minute' | 'day' | 'month'

export interface Limits extends Quota {
  perMonth?: number
}

export interface Quotas {
  /** Counts one call of `subject`; a call over the limit is not counted. */
  spend(subject: string, limits: Limits): Exceeded | null
  usedToday(subject: string): number
  /** Today's counts of all subjects that begin so. */
  forgetToday(beginning: string): void
  clear(): void
}

export function createQuotas(clock: Clock): Quotas {
  const counts = new Map<string, number>()
  const today = (subject: string) => `${subject} ${beijingDay(clock.now())}`
  const windowsOf = (subject: string): Record<Exceeded, string> => ({
    second: `${subject} s${Math.floor(clock.now() / 1000)}`,
    minute: `${subject} m${Math.floor(clock.now() / 60_000)}`,
    day: today(subject),
    month: `${subject} ${beijingMonth(clock.now())}`,
  })
  return {
    spend(subject, limits) {
      const windows = windowsOf(subject)
      for (const [window, limit] of limitsOf(limits)) {
        if ((counts.get(windows[window]) ?? 0) >= limit) return window
      }
      for (const window of Object.values(windows)) counts.set(window, (counts.get(window) ?? 0) + 1)
      return null
    },
    usedToday: (subject) => counts.get(today(subject)) ?? 0,
    forgetToday(beginning) {
      const day = beijingDay(clock.now())
      for (const window of counts.keys()) {
        if (window.startsWith(beginning) && window.endsWith(day)) counts.delete(window)
      }
    },
    clear: () => counts.clear(),
  }
}

function limitsOf(limits: Limits): [Exceeded, number][] {
  const { perSecond = Infinity, perMinute = Infinity, perDay = Infinity, perMonth = Infinity } = limits
  return [
    ['second', perSecond],
    ['minute', perMinute],
    ['day', perDay],
    ['month', perMonth],
  ]
}
