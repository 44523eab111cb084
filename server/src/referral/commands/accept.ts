/** Somebody who came by links is a member now: what he came by is his, and in each programme he is bound to who brought him. */
import type { ReferralBody, Trail } from '@laurel/shared/referral'
import { offerAt } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { attribute, type NoTouch, type TouchCase } from '../rules/attribution.ts'
import { type BindRefusal, bind, type Evidence } from './bind.ts'
import { refuseProgramme } from './programme.ts'
import { keepTrail } from './touch.ts'
import { linkVisitor, sharerOf, touchesOf, visitorsOf } from './visitors.ts'

export interface AcceptOrder {
  memberId: string
  visitorId: string
  trail: Trail
  /** A tap on the landing page; else he only came in, and what his phone remembers is told. */
  accepted: boolean
  evidence: Evidence
  /** A hint: the programmes he came by. */
  likely: readonly string[]
}

export interface AcceptOutcome {
  refused: { offerId: string; code: BindRefusal | NoTouch }[]
}

export function accept(w: Work, order: AcceptOrder, now: number): AcceptOutcome {
  const { memberId, visitorId, trail } = order
  keepTrail(w, { visitorId, memberId, trail }, now)
  linkVisitor(w, { visitorId, memberId }, now)
  const told = new Set(trail.map(({ code }) => w.get('shareLink', code)?.offerId))
  const refused = [...arrivals(w, memberId)].flatMap(([offerId, touches]) => {
    const code = bindBy(w, { ...order, offerId, touches }, now)
    // Of what was told long ago nobody wants to hear again that it is over.
    return code && told.has(offerId) ? [{ offerId, code }] : []
  })
  return { refused }
}

type Arrived = Row<'touch'> & TouchCase

/** By programme. */
function arrivals(w: Work, memberId: string): Map<string, Arrived[]> {
  const found = new Map<string, Arrived[]>()
  for (const touch of touchesOf(w, visitorsOf(w, memberId))) {
    const link = must(w.get('shareLink', touch.code), touch.code)
    const arrived = { ...touch, isOwn: sharerOf(w, link) === memberId }
    const known = found.get(link.offerId)
    if (known) known.push(arrived)
    else found.set(link.offerId, [arrived])
  }
  return found
}

interface Binding extends AcceptOrder {
  offerId: string
  touches: readonly Arrived[]
}

/** Null: he is bound, now or since before. */
function bindBy(w: Work, order: Binding, now: number): BindRefusal | NoTouch | null {
  const { memberId, offerId, touches, accepted, evidence } = order
  if (w.get('binding', memberId, offerId)) return null
  const stopped = refuseProgramme(w, offerId, now)
  if (stopped) return stopped
  const { version } = must(offerAt<ReferralBody>(w, offerId, now), offerId)
  const { joinedAt } = must(w.get('member', memberId), memberId)
  const brought = whatBrought(touches, joinedAt)
  // Who is a member already is brought nowhere by signing in again: he has to say so.
  if (!accepted && !brought.length) return null
  const counted = version.body.invitees === 'new' && brought.length ? brought : touches
  const touch = attribute(counted, { ...version.body, accepted }, now)
  if (typeof touch === 'string') return touch
  const via = { code: touch.code }
  const touchedAt = touchedBefore(touch, joinedAt)
  return bind(w, { memberId, offerId, via, touchedAt, accepted, evidence }, now).refused
}

/** What he opened since, he opened as a member: it takes nothing from whoever brought him. */
const whatBrought = (touches: readonly Arrived[], joinedAt: number): readonly Arrived[] =>
  touches.filter((touch) => !touch.isOwn && touchedBefore(touch, joinedAt) <= joinedAt)

/** A phone tells its trail right after signing in, or when it has a network again. */
const TOLD_WITHIN_MS = 3 * 86_400_000

/**
 * When he came is what his own phone says. Told long after he joined, it would make an old member a new one, and an inviter of
 * whom he pleases: then it counts from when it was told.
 */
const touchedBefore = ({ at, recordedAt }: Arrived, joinedAt: number): number =>
  recordedAt > joinedAt + TOLD_WITHIN_MS ? recordedAt : at

accept.reads = (touch: Touch, order: AcceptOrder): void => {
  keepTrail.reads(touch, order)
  touch.list('visitorOf', order.memberId)
  for (const { code } of order.trail)
    for (const offerId of order.likely)
      bind.reads(touch, { memberId: order.memberId, offerId, via: { code } })
}
accept.tells = ({ memberId, likely }: AcceptOrder) =>
  likely.length ? [{ type: 'invitee.bound', memberId, at: 0 }] : []
