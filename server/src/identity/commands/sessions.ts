/** Sessions of members: opened by a sign-in, carried on by exchanging the refresh token, ended by signing out or by misuse. */
import { Refusal } from '../../platform/refusal.ts'
import { revoke } from '../../platform/revoke.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { standingOf } from '../rules.ts'
import { endSessions, ownMember } from './members.ts'

/** 30 days since it was last used. */
export const REFRESH_TTL_MS = 30 * 86_400_000

export interface NewSession {
  id: string
  refreshHash: string
}

export function openSession(
  w: Work,
  { member, ...session }: NewSession & { member: Row<'member'> },
  now: number,
): Row<'session'> {
  const openedAt = Math.max(now, member.sessionsFrom)
  const times = { openedAt, expiresAt: now + REFRESH_TTL_MS, revokedAt: null }
  return w.add('session', { ...session, memberId: member.id, ...times })
}

export interface RefreshOrder {
  family: string
  shownHash: string
  nextHash: string
}

/** Reuse is an answer, not a refusal: a refusal would undo the revocation. */
export type Refreshed = { reused: true } | { reused: false; memberId: string; refreshExpiresAt: number }

export function refresh(w: Work, { family, shownHash, nextHash }: RefreshOrder, now: number): Refreshed {
  const session = w.get('session', family)
  const member = session && w.get('member', session.memberId)
  if (!session || member?.state !== 'active') throw new Refusal('SESSION_REVOKED')
  const shown = { hash: shownHash, sessionsFrom: member.sessionsFrom }
  const standing = standingOf(session, shown, now)
  if (standing === 'over') throw new Refusal('SESSION_REVOKED')
  if (standing === 'reused') {
    end(w, session, now)
    return { reused: true }
  }
  const refreshExpiresAt = now + REFRESH_TTL_MS
  w.set('session', session, { refreshHash: nextHash, expiresAt: refreshExpiresAt })
  return { reused: false, memberId: member.id, refreshExpiresAt }
}

refresh.reads = (touch: Touch, { family }: RefreshOrder): void => touch.row('session', family)

/** The access tokens that are out end with it. */
function end(w: Work, session: Row<'session'>, now: number): void {
  w.set('session', session, { revokedAt: now })
  revoke(w, session.id, now)
}

export function signOut(w: Work, { sessionId }: { sessionId: string | null }, now: number): object {
  const session = sessionId === null ? undefined : w.get('session', sessionId)
  if (session?.revokedAt === null) end(w, session, now)
  return {}
}

export function signOutEverywhere(w: Work, { memberId }: { memberId: string }, now: number): object {
  endSessions(w, ownMember(w, memberId), now)
  return {}
}
