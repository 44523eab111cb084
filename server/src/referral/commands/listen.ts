/** What programmes hear: what an invitee does that may be a milestone, and what is taken back of it. */
import type { ReferralBody } from '@laurel/shared/referral'
import { passGate } from '../../events/index.ts'
import { lastWatchers, offersWatching, versionOf, watchersOf } from '../../offers/index.ts'
import { undoingsOf, undoneBy } from '../../platform/facts.ts'
import type { Listener } from '../../platform/listening.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { leftOf, milestoneOf } from '../rules/acts.ts'
import { LIMITS } from '../rules/guards.ts'
import { advance } from './advance.ts'
import { lookAgain } from './look-again.ts'
import { countMark } from './signals.ts'

type Fact = Row<'fact'>
type Binding = Row<'binding'>

const KIND = 'referral'

/** Who is just being bound in another process has no binding yet: so both pass the gate of the member. */
export const noteAct: Listener = (w, fact, now) => {
  const { type: topic, memberId } = fact
  if (memberId === null || !watchersOf(w, { topic, kind: KIND }).length) return
  passGate(w, memberId)
  for (const binding of w.list('binding', memberId)) noteIn(w, { binding, fact }, now)
}

/** What takes a fact back may come before it. */
export const noteBack: Listener = (w, fact, now) => {
  const undone = undoneBy(w, fact)?.fact
  if (undone) noteAct(w, undone, now)
}

interface Noting {
  binding: Binding
  fact: Fact
}

function noteIn(w: Work, { binding, fact }: Noting, now: number): void {
  const { inviteeId, offerId, boundAt, dueBy } = binding
  const { source, key, occurredAt: at, type } = fact
  const { body } = versionOf<ReferralBody>(w, offerId, binding.version)
  const milestone = milestoneOf(type, body)
  if (!milestone || at < boundAt || at > dueBy) return
  const amount = leftOf(fact, undoingsOf(w, fact))
  const known = w.get('bindingAct', inviteeId, offerId, at, source, key)
  if (known?.amount === amount) return
  const row = known ? binding : seen(w, { binding, fact, body }, now)
  if (known) w.set('bindingAct', known, { amount })
  else w.add('bindingAct', { inviteeId, offerId, at, source, key, milestone, amount })
  advance(w, row, now)
}

/** Goods for an address to which another invitee had his sent: asked of the first ones only. */
function seen(w: Work, { binding, fact, body }: Noting & { body: ReferralBody }, now: number): Binding {
  const { inviteeId, offerId } = binding
  const { shipMark } = fact.data
  const others = w.list('bindingAct', inviteeId, offerId).filter(({ milestone }) => milestone === 'act')
  if (typeof shipMark !== 'string' || others.length) return binding
  const invitees = countMark(w, { offerId, kind: 'ship', mark: shipMark, inviterId: '' }, now)
  if (invitees < LIMITS.inviteesByShip) return binding
  return lookAgain(w, binding, { signal: 'same-ship', reviewHours: body.reviewHours }, now)
}

/** For facts whose memberId may be known before. */
function touchBindings(touch: Touch, type: string, memberId: string): void {
  offersWatching.reads(touch, { type })
  if (!lastWatchers(type).length) return
  touch.list('binding', memberId)
}

noteAct.reads = (touch: Touch, { type, memberId }: FactHint): void => touchBindings(touch, type, memberId)
