/** How often a code may be asked for, and whether one that was typed is the one that was sent. */
import { timingSafeEqual } from 'node:crypto'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** Long enough for a slow text, too short for anybody to be talked out of it at leisure. */
export const CODE_TTL_MS = 5 * MINUTE_MS
/** Of a million codes: who guesses five times meets one in 200,000. */
export const TRIES_MAX = 5
/** Each text costs money and lands on somebody's phone, so all three are counted. */
export const AGAIN_AFTER_MS = MINUTE_MS

export type AskedBy = 'phone' | 'ip' | 'device'

interface Limit {
  window: 'hour' | 'day'
  max: number
}

/** A shop's visitors share one address, a family one device. */
export const limits: Readonly<Record<AskedBy, Limit>> = {
  phone: { window: 'day', max: 5 },
  ip: { window: 'hour', max: 20 },
  device: { window: 'hour', max: 10 },
}

/** The window an instant falls in, and when it is over. */
export function windowOf(by: AskedBy, now: number): { window: string; until: number } {
  if (limits[by].window === 'day') {
    const day = dayOf(now)
    return { window: `day/${day}`, until: startOfDay(addDays(day, 1)) }
  }
  const hour = Math.floor(now / HOUR_MS)
  return { window: `hour/${hour}`, until: (hour + 1) * HOUR_MS }
}

export interface SentCode {
  codeHash: string
  expiresAt: number
  tries: number
}

export type Verdict = 'right' | 'wrong' | 'over'

/** Dead is dead: after the last try the right code is no better than another. */
export function verdictOn(sent: SentCode | undefined, codeHash: string, now: number): Verdict {
  if (!sent || now >= sent.expiresAt || sent.tries >= TRIES_MAX) return 'over'
  return isSame(sent.codeHash, codeHash) ? 'right' : 'wrong'
}

/** Both are keyed hashes of one length; how long it takes says nothing. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
