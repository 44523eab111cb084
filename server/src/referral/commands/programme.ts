/** Finds the programme a link or a binding is of, and says no while it does not run. */
import type { ReferralBody } from '@laurel/shared/referral'
import { type InForce, offerAt } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'

export type Programme = InForce<ReferralBody>

/** PROGRAMME_UNKNOWN also for an offer of another kind: nobody learns by it which there are. */
export function refuseProgramme(w: Work, offerId: string, now: number) {
  const offer = w.get('offer', offerId)
  if (offer?.kind !== 'referral') return 'PROGRAMME_UNKNOWN'
  if (offer.pausedAt !== null) return 'OFFER_PAUSED'
  if (!offer.spans.length && offer.endedAt === null) return 'PROGRAMME_UNKNOWN' // a draft
  return offerAt(w, offerId, now) ? null : 'OFFER_NOT_LIVE'
}

export function liveProgramme(w: Work, offerId: string, now: number): Programme {
  const refusal = refuseProgramme(w, offerId, now)
  if (refusal) throw new Refusal(refusal)
  return must(offerAt<ReferralBody>(w, offerId, now), offerId)
}

liveProgramme.reads = (touch: Touch, offerId: string): void => {
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
}
