/** Sessions of members: opened by a sign-in, carried on by exchanging the refresh token, ended by signing out or by misuse. */
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { standingOf } from '../rules.ts'

/** 30 days since it was last used. */
export const REFRESH_TTL_MS = 30 * 86_400_000

export interface NewSession {
  id: string
  memberId: string
  refreshHash: string
}

export const openSession = (w: Work, session: NewSession, now: number): Row<'session'> =>
  w.add('session', { ...session, expiresAt: now + REFRESH_TTL_MS, revokedAt: null })

export interface RefreshOrder {
  family: string
  shownHash: string
  nextHash: string
}

/** Reuse is an answer, not a refusal: a refusal would undo the revocation. */
export type Refreshed = { reused: true } | { reused: false; member: Row<'member'>; refreshExpiresAt: number }

export function refresh(w: Work, { family, shownHash, nextHash }: RefreshOrder, now: number): Refreshed {
  const session = w.get('session', family)
  const standing = session ? standingOf(session, shownHash, now) : 'over'
  if (!session || standing === 'over') throw new Refusal('SESSION_REVOKED')
  if (standing === 'reused') {
    w.set('session', session, { revokedAt: now })
    return { reused: true }
  }
  const member = w.get('member', session.memberId)
  if (member?.state !== 'active') throw new Refusal('SESSION_REVOKED')
  const refreshExpiresAt = now + REFRESH_TTL_MS
  w.set('session', session, { refreshHash: nextHash, expiresAt: refreshExpiresAt })
  return { reused: false, member, refreshExpiresAt }
}

refresh.reads = (touch: Touch, { family }: RefreshOrder): void => touch.row('session', family)

/** An access token that is out lives on for its few minutes. */
export function signOut(w: Work, { sessionId }: { sessionId: string | null }, now: number): object {
  const session = sessionId === null ? undefined : w.get('session', sessionId)
  if (session?.revokedAt === null) w.set('session', session, { revokedAt: now })
  return {}
}
