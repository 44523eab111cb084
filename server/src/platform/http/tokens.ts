/** Signs and reads access tokens. A small cache keeps a verified token for a while: verifying costs more than the rest of a read. */
import type { Role } from '@laurel/shared/operators'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Revocations } from './revocations.ts'

export interface Claims {
  /** Member or operator. */
  sub: string
  aud: 'member' | 'operator'
  role?: Role
  /** The session (token family) it belongs to. */
  sid?: string
  /** Of an operator: opens only what makes him ready. */
  limited?: boolean
}

export interface Tokens {
  sign(claims: Claims, ttlMs: number): { token: string; expiresAt: number }
  /** Throws SESSION_EXPIRED for a token that is not, or no longer, good for this audience; SERVER_BUSY when nobody can tell. */
  read(token: string, audience: Claims['aud']): Claims
}

interface Signed extends Claims {
  exp: number
  iat?: number
  /** Milliseconds: `iat` is whole seconds, in which somebody may be shut out and sign in again. */
  at?: number
}

/** The clocks of two processes may differ so much. */
const SKEW_MAX_MS = 60_000
const CACHED_MAX = 20_000

/** Two generations: when the young one is full it becomes the old one, so that what is in use stays. */
function cache() {
  let young = new Map<string, Signed>()
  let old = new Map<string, Signed>()
  return {
    get: (token: string): Signed | undefined => young.get(token) ?? old.get(token),
    set(token: string, claims: Signed): void {
      if (young.size >= CACHED_MAX) {
        old = young
        young = new Map()
      }
      young.set(token, claims)
    },
  }
}

export function createTokens(app: FastifyInstance, clock: Clock, revocations: Revocations): Tokens {
  const known = cache()
  const verified = (token: string): Signed => {
    const seen = known.get(token)
    if (seen) return seen
    try {
      const claims = app.jwt.verify<Signed>(token)
      known.set(token, claims)
      return claims
    } catch {
      throw new Refusal('SESSION_EXPIRED')
    }
  }
  return {
    sign(claims, ttlMs) {
      const at = clock()
      const expiresAt = at + ttlMs
      const times = { iat: Math.floor(at / 1000), at, exp: Math.floor(expiresAt / 1000) }
      return { token: app.jwt.sign({ ...claims, ...times }), expiresAt }
    },
    read(token, audience) {
      const claims = verified(token)
      const { sub, aud, exp } = claims
      // Not `exp <= now`: a token that names no end would never have one.
      if (typeof sub !== 'string' || aud !== audience || !(exp * 1000 > clock()))
        throw new Refusal('SESSION_EXPIRED')
      if (!revocations.isFresh()) throw new Refusal('SERVER_BUSY')
      if (isOver(claims, revocations, clock())) throw new Refusal('SESSION_EXPIRED')
      return claims
    },
  }
}

/** One that does not say when it was signed counts as the oldest. */
function isOver(
  { sub, sid, iat = 0, at = iat * 1000 }: Signed,
  revocations: Revocations,
  now: number,
): boolean {
  if (at > now + SKEW_MAX_MS) return true
  return revocations.covers(sub, at) || (sid !== undefined && revocations.covers(sid, at))
}
