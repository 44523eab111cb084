/** How long an access token is used, and how often a new one may be forced. */
import { dayOf } from '../clock.ts'

/** The platform renews five minutes before the end, and both tokens work until then. */
const renewBeforeEndMs = 300_000
/** After a failed renewal the living token serves on, and WeChat is asked again this much later. */
export const askAgainMs = 5_000
const forcedEveryMs = 30_000
const forcedPerDay = 20

/** With little time left a token is still used a while: asking at every call would eat the quota. */
export const usedForMs = (lifeMs: number): number =>
  Math.max(lifeMs - renewBeforeEndMs, Math.min(lifeMs / 2, askAgainMs))

export interface Forced {
  day: string
  count: number
  at: number
}

export const neverForced: Forced = { day: '', count: 0, at: 0 }

/** Counts one more, or is null when it must not be: others may force too, and the day has twenty for all. */
export function forceOnce({ day, count, at }: Forced, now: number): Forced | null {
  const today = dayOf(now)
  const before = day === today ? count : 0
  if (now - at < forcedEveryMs || before >= forcedPerDay) return null
  return { day: today, count: before + 1, at: now }
}
