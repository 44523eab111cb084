/** Keeps what a phone or browser tells of its arrivals, and what it turned down. Told twice, late or out of order, it comes to the same. */
import type { RefuseInput, Trail } from '@laurel/shared/referral'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { touchVisitor, visitorAt } from './visitors.ts'

/** Far more than a person opens: what a script makes up beyond it is not kept. */
export const TOUCHES_MAX = 200

export interface Told {
  visitorId: string
  /** Signed in while it tells. */
  memberId: string | null
  trail: Trail
}

/** Answers how many were news. */
export function keepTrail(w: Work, { visitorId, memberId, trail }: Told, now: number): number {
  const told = trail.filter(({ code }) => w.get('shareLink', code))
  if (!told.length) return 0
  const visitor = visitorAt(w, visitorId, now)
  for (const one of told) setBack(w, visitorId, one, now)
  const room = TOUCHES_MAX - visitor.touches
  const news = firstOfEach(told)
    .filter(({ seq }) => !w.get('touch', visitorId, seq))
    .slice(0, Math.max(room, 0))
  for (const { seq, code, agoMs, scene = null } of news) {
    w.add('touch', { visitorId, seq, code, memberId, at: now - agoMs, recordedAt: now, scene })
  }
  if (news.length) w.set('visitor', visitor, { touches: visitor.touches + news.length })
  return news.length
}

/** A letter that was long on its way told it later than it was; told again, it is known better. It never becomes younger. */
function setBack(w: Work, visitorId: string, { seq, code, agoMs }: Trail[number], now: number): void {
  const known = w.get('touch', visitorId, seq)
  if (known?.code === code && now - agoMs < known.at) w.set('touch', known, { at: now - agoMs })
}

/** A number stands for one arrival: the one told first. */
const firstOfEach = (trail: Trail): Trail => [
  ...new Map(trail.toReversed().map((one) => [one.seq, one])).values(),
]

keepTrail.reads = (touch: Touch, { visitorId, trail }: Told): void => {
  touchVisitor(touch, visitorId)
  for (const { code } of trail) touch.row('shareLink', code)
}

/** Also before the arrival itself was told: that may still be on its way. */
export function refuse(w: Work, { code, visitorId }: RefuseInput, now: number): void {
  if (!w.get('shareLink', code)) throw new Refusal('LINK_UNKNOWN')
  const visitor = visitorAt(w, visitorId, now)
  const all = w.list('touch', visitorId)
  const own = all.filter((one) => one.code === code)
  if (own.length) for (const one of own) w.set('touch', one, { refusedAt: now })
  else noteRefusal(w, { visitor, all, code }, now)
}

interface Unseen {
  visitor: Row<'visitor'>
  all: readonly Row<'touch'>[]
  code: string
}

/** Visitors count from 1 up: what they never told stands below. */
function noteRefusal(w: Work, { visitor, all, code }: Unseen, now: number): void {
  if (visitor.touches >= TOUCHES_MAX) return
  const seq = Math.min(0, ...all.map((one) => one.seq)) - 1
  const told = { visitorId: visitor.id, seq, code, memberId: null, at: now, recordedAt: now, scene: null }
  w.add('touch', { ...told, refusedAt: now })
  w.set('visitor', visitor, { touches: visitor.touches + 1 })
}

refuse.reads = (touch: Touch, { code, visitorId }: RefuseInput): void => {
  touchVisitor(touch, visitorId)
  touch.row('shareLink', code)
}
