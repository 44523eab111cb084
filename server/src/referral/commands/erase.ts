/** Closes what a member was in programmes: the shape of the chain stays under an id that says nothing, all else goes. */
import type { Row, Touch, Work } from '../../schema.ts'
import { noteLeft } from './left.ts'
import { forgetMarks } from './lineage.ts'
import { returnAll } from './promise.ts'

const NO_MARKS = { ip: '', device: '' }

/** Before his identities are erased: hashes of them say for half a year that this is no new customer. */
export function eraseReferral(w: Work, memberId: string, now: number): void {
  for (const binding of w.list('binding', memberId)) endBinding(w, binding, now)
  forgetVisitors(w, memberId)
  for (const row of w.list('inviter', memberId)) w.set('inviter', row, { shown: false, recent: [] })
  noteLeft(w, memberId, now)
}

eraseReferral.reads = (touch: Touch, memberId: string): void => {
  touch.list('binding', memberId)
  touch.list('visitorOf', memberId)
  touch.list('inviter', memberId)
}

function endBinding(w: Work, binding: Row<'binding'>, now: number): void {
  const { offerId, inviteeId: memberId, state } = binding
  forgetMarks(w, { offerId, memberId })
  const isOver = state !== 'open' && state !== 'held'
  const ended = isOver ? {} : { state: 'lapsed' as const, promised: returnAll(w, binding, now) }
  w.set('binding', binding, { ...ended, marks: NO_MARKS, changedAt: now })
}

/** Nothing says any more on which phones he was. */
function forgetVisitors(w: Work, memberId: string): void {
  for (const row of w.list('visitorOf', memberId)) {
    const visitor = w.get('visitor', row.visitorId)
    if (visitor) w.set('visitor', visitor, { memberIds: visitor.memberIds.filter((id) => id !== memberId) })
    w.drop('visitorOf', row)
  }
}
