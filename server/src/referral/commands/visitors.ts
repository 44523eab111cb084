/** Whose phone or browser a visitor is, and which of them are one member's. */
import { survivorOf } from '../../identity/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'

/** Of one visitor: a phone that many sign in on is a shop's, and more names say nothing more. */
const MEMBERS_MAX = 20
/** Of one member, the ones seen last: every reinstalled browser makes up a new id. */
const VISITORS_MAX = 20

export function visitorAt(w: Work, id: string, now: number): Row<'visitor'> {
  return w.get('visitor', id) ?? w.add('visitor', { id, firstAt: now, memberIds: [], touches: 0 })
}

/** From now on what the visitor did is the member's, too. */
export function linkVisitor(
  w: Work,
  { visitorId, memberId }: { visitorId: string; memberId: string },
  now: number,
): void {
  const visitor = visitorAt(w, visitorId, now)
  const isKnown = visitor.memberIds.includes(memberId)
  if (isKnown || visitor.memberIds.length === MEMBERS_MAX) return
  w.set('visitor', visitor, { memberIds: [...visitor.memberIds, memberId] })
  w.add('visitorOf', { memberId, visitorId, at: now })
}

/** The newest first. */
export const visitorsOf = (w: Work, memberId: string): string[] =>
  w
    .list('visitorOf', memberId)
    .toSorted((one, other) => other.at - one.at)
    .slice(0, VISITORS_MAX)
    .map(({ visitorId }) => visitorId)

/** Their touches are guarded by them, so they are got first. */
export const touchesOf = (w: Work, visitorIds: readonly string[]): Row<'touch'>[] =>
  visitorIds.flatMap((id) => (w.get('visitor', id) ? w.list('touch', id) : []))

/** Who a sharer is today: merged accounts are one; a visitor is who first signed in on it; null: nobody we know. */
export function sharerOf(w: Work, link: Pick<Row<'shareLink'>, 'memberId' | 'visitorId'>): string | null {
  const id = link.memberId ?? firstOn(w, link.visitorId)
  const member = id === null ? undefined : w.get('member', id)
  return member ? survivorOf(w, member).id : null
}

const firstOn = (w: Work, visitorId: string | null): string | null =>
  (visitorId === null ? undefined : w.get('visitor', visitorId)?.memberIds[0]) ?? null

export function touchVisitor(touch: Touch, visitorId: string): void {
  touch.row('visitor', visitorId)
  touch.list('touch', visitorId)
}
