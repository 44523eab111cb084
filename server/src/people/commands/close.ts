/** Closes an account: the points end, all that is personal goes, and the books stay balanced under an id that says nothing. */
import type { Closed, CloseInput } from '@laurel/shared/people'
import { eraseDraws } from '../../draws/index.ts'
import { eraseIdentity, memberNamed } from '../../identity/index.ts'
import { eraseLeads } from '../../leads/index.ts'
import { forgetAddresses, openAmong } from '../../mall/index.ts'
import { eraseOutreach } from '../../outreach/index.ts'
import { recordFact } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import { balanceOf, forfeit } from '../../points/index.ts'
import { eraseQuizzes } from '../../quizzes/index.ts'
import { eraseReferral } from '../../referral/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseClose } from '../rules/close.ts'

interface Leaving {
  memberId: string
  /** Known beforehand: orders that are under way or keep an address. Those that came since are found by the job. */
  orderIds: readonly string[]
}
export type CloseOrder = Leaving & CloseInput

/** By the member, who saw what would be given up. */
export function close(w: Work, { memberId, points, orderIds }: CloseOrder, now: number): Closed {
  memberNamed(w, memberId)
  const openOrders = openAmong(w, { orderIds })
  const balance = balanceOf(w, memberId, now)
  const refusal = refuseClose({ openOrders, seen: points, balance })
  if (refusal) throw new Refusal(refusal, refusal === 'BALANCE_CHANGED' ? { balance } : undefined)
  return erase(w, { memberId, orderIds, because: 'member' }, now)
}

close.reads = (touch: Touch, order: CloseOrder): void => erase.reads(touch, order)

export type EraseOrder = Leaving & { because: Row<'erasure'>['because'] }

/** Whatever is in the way: an order under way keeps its address until it ends. Twice is once. */
export function erase(w: Work, { memberId, orderIds, because }: EraseOrder, now: number): Closed {
  const done = w.get('erasure', memberId)
  if (done) return { closedAt: done.at }
  // Who was merged into this member is this person too.
  for (const { fromId, undoneAt } of w.list('merge', memberId)) {
    if (undoneAt === null) erase(w, { memberId: fromId, orderIds: [], because }, now)
  }
  const id = `closed/${memberId}`
  forfeit(w, { id, memberId }, now)
  forgetAddresses(w, { orderIds })
  eraseReferral(w, memberId, now)
  eraseQuizzes(w, memberId, now)
  eraseDraws(w, memberId)
  eraseOutreach(w, memberId, now)
  eraseLeads(w, memberId)
  eraseIdentity(w, memberId, now)
  w.add('erasure', { memberId, at: now, because })
  recordFact(w, { id, type: 'member.closed', memberId, key: id }, now)
  // One for the file outside the database, one for whoever else keeps something under this id.
  const news = { payload: { memberId, at: now }, at: now, nextAt: now }
  w.add('outbox', { ...news, id: `erased/${memberId}`, topic: 'member.erased' })
  w.add('outbox', { ...news, id, topic: 'member.closed' })
  return { closedAt: now }
}

erase.reads = (touch: Touch, { memberId, orderIds }: Leaving): void => {
  touch.row('erasure', memberId)
  touch.row('member', memberId)
  touch.list('merge', memberId)
  forgetAddresses.reads(touch, { orderIds })
  eraseReferral.reads(touch, memberId)
  eraseDraws.reads(touch, memberId)
  eraseQuizzes.reads(touch, memberId)
  forfeit.reads(touch, { id: `closed/${memberId}`, memberId })
}

/** The person closed the WeChat account: nobody is left to ask. Orders keep their address until they end; the job sees to that. */
export function cancelled(w: Work, { memberId }: { memberId: string }, now: number): void {
  if (w.get('member', memberId)) erase(w, { memberId, orderIds: [], because: 'wechat' }, now)
}
