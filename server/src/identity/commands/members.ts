/** Finds the member a command is about, and says no for one that is gone. */
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { revoke } from '../../platform/revoke.ts'
import type { Row, Work } from '../../schema.ts'

/** For what operators and other features do to a member: MEMBER_UNKNOWN, MEMBER_CLOSED or MEMBER_MERGED. */
export function memberNamed(w: Work, id: string): Row<'member'> {
  const member = w.get('member', id)
  if (!member) throw new Refusal('MEMBER_UNKNOWN')
  if (member.state === 'closed') throw new Refusal('MEMBER_CLOSED')
  if (member.state === 'merged') throw new Refusal('MEMBER_MERGED')
  return member
}

/** For what members do themselves: a token may outlive its member by a moment. */
export function ownMember(w: Work, id: string): Row<'member'> {
  const member = w.get('member', id)
  if (member?.state !== 'active') throw new Refusal('SESSION_EXPIRED')
  return member
}

/** Where a chain of merges ends. */
export function survivorOf(w: Work, member: Row<'member'>): Row<'member'> {
  let found = member
  while (found.mergedInto !== null) found = must(w.get('member', found.mergedInto), found.mergedInto)
  return found
}

/** On all phones: no refresh token is taken, and no access token any more. */
export function endSessions(w: Work, member: Row<'member'>, now: number): Row<'member'> {
  revoke(w, member.id, now)
  return w.set('member', member, { sessionsFrom: now + 1 })
}
