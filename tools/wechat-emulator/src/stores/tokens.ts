/** Access tokens of one kind: who holds one, until when, and what happened to it. */
import type { Clock } from '../clock.ts'
import { type Randomness, urlSafe } from '../randomness.ts'

const tokenTtlMs = 7_200_000

export interface Token {
  text: string
  appid: string
  issuedAt: number
  expiresAt: number
  /** Set when a newer one took its place: from then on the text is not the latest. */
  deadFrom: number | null
  isForced: boolean
}

export type TokenVerdict = { state: 'good'; appid: string } | { state: 'expired' } | { state: 'unknown' }

export interface Tokens {
  current(appid: string): Token | undefined
  /** A fresh token; the one before stays good for `graceMs`, or to its own end when that is null. */
  replace(appid: string, graceMs: number | null): Token
  judge(text: string): TokenVerdict
  clear(): void
}

export function createTokens(clock: Clock, random: Randomness): Tokens {
  const issued = new Map<string, Token>()
  const latest = new Map<string, Token>()
  const issue = (appid: string): Token => ({
    text: `${10 + Math.floor(random.fraction() * 90)}_${random.text(133, urlSafe)}`,
    appid,
    issuedAt: clock.now(),
    expiresAt: clock.now() + tokenTtlMs,
    deadFrom: null,
    isForced: false,
  })
  return {
    current: (appid) => latest.get(appid),
    replace(appid, graceMs) {
      const before = latest.get(appid)
      if (before && graceMs !== null) before.deadFrom = clock.now() + graceMs
      const token = issue(appid)
      issued.set(token.text, token)
      latest.set(appid, token)
      return token
    },
    judge: (text) => judge(issued.get(text), clock.now()),
    clear() {
      issued.clear()
      latest.clear()
    },
  }
}

function judge(token: Token | undefined, now: number): TokenVerdict {
  if (!token) return { state: 'unknown' }
  if (token.deadFrom !== null && now >= token.deadFrom) return { state: 'unknown' }
  if (now >= token.expiresAt) return { state: 'expired' }
  return { state: 'good', appid: token.appid }
}
