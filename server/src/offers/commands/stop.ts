/** The kill switch, and what comes after it. Every grant reads the row of its offer: once it is changed, none is given. */
import type { Offer, PauseOfferInput } from '@laurel/shared/offers'
import { Refusal } from '../../platform/refusal.ts'
import type { Command, Touch, Work } from '../../schema.ts'
import { standingOf } from '../replies.ts'
import { cut, scheduled } from '../rules/spans.ts'
import { refusePause } from '../rules/states.ts'
import type { Pause } from '../tables.ts'
import { refuseSecond } from './checks.ts'
import { replyOf } from './drafts.ts'
import { offerNamed } from './find.ts'
import { approvedOf, type Kinds, kindNamed, passGate, STANDING, touchStanding } from './standing.ts'
import { versionsOf } from './versions.ts'

export function pause(w: Work, { offerId }: PauseOfferInput, now: number): Offer {
  const versions = versionsOf(w, offerId, now)
  const refusal = refusePause(standingOf(versions))
  if (refusal) throw new Refusal(refusal)
  const { offer } = versions
  const pauses: Pause[] = [...offer.pauses, [now, null]]
  return replyOf(w, w.set('offer', offer, { spans: cut(offer.spans, now), pausedAt: now, pauses }), now)
}
pause.reads = (touch: Touch, { offerId }: PauseOfferInput): void => {
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
}

export function resumeWith(kinds: Kinds): Command<PauseOfferInput, Offer> {
  const resume: Command<PauseOfferInput, Offer> = (w, { offerId }, now) => {
    passGate(w)
    const offer = offerNamed(w, offerId)
    if (offer.pausedAt === null) throw new Refusal('OFFER_NOT_PAUSED')
    const spans = offer.endedAt === null ? scheduled(approvedOf(w, offerId), now) : []
    refuseSecond(w, { kind: kindNamed(kinds, offer.kind), offer, spans }, now)
    const pauses = offer.pauses.map(([from, to]): Pause => [from, to ?? now])
    const goesOn = { spans: [...offer.spans, ...spans], pausedAt: null, pauses }
    return replyOf(w, w.set('offer', offer, goesOn), now)
  }
  resume.reads = (touch, { offerId }) => touchStanding(touch, offerId)
  return resume
}

/** For good. What was earned before is still given: who wants to stop that too, pauses it. */
export function end(w: Work, { offerId }: PauseOfferInput, now: number): Offer {
  const offer = offerNamed(w, offerId)
  if (offer.endedAt !== null) throw new Refusal('OFFER_ENDED')
  const watch = w.get('offerWatch', STANDING, offerId)
  if (watch) w.drop('offerWatch', watch)
  return replyOf(w, w.set('offer', offer, { spans: cut(offer.spans, now), endedAt: now }), now)
}
end.reads = pause.reads
