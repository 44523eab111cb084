/** Counts calls by minute and by Beijing day, and says when one is over its limit. */
import { beijingDay, type Clock } from '../clock.ts'
import type { Quota } from './apps.ts'

export type Exceeded = 'minute' | 'day'

export interface Quotas {
  /** Counts one call of `subject`; a call over the limit is not counted. */
  spend(subject: string, quota: Quota): Exceeded | null
  clear(): void
}

export function createQuotas(clock: Clock): Quotas {
  const counts = new Map<string, number>()
  const isFull = (window: string, limit: number | undefined) =>
    limit !== undefined && (counts.get(window) ?? 0) >= limit
  return {
    spend(subject, quota) {
      const minute = `${subject} ${Math.floor(clock.now() / 60_000)}`
      const day = `${subject} ${beijingDay(clock.now())}`
      if (isFull(minute, quota.perMinute)) return 'minute'
      if (isFull(day, quota.perDay)) return 'day'
      for (const window of [minute, day]) counts.set(window, (counts.get(window) ?? 0) + 1)
      return null
    },
    clear: () => counts.clear(),
  }
}
