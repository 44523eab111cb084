/** Brings an approved version into force: from now, or from its start; commands find it from then on. */
import type { Row, Work } from '../../schema.ts'
import { withVersion } from '../rules/spans.ts'
import { STANDING } from './standing.ts'

export interface InForceOrder {
  offerId: string
  number: number
  /** As its kind says. Topics of older versions stay: late facts of their days still concern them. */
  topics: readonly string[]
  decidedBy: string
}

export function bringIntoForce(
  w: Work,
  { offerId, number, topics, decidedBy }: InForceOrder,
  now: number,
): Row<'offer'> {
  const version = w.get('offerVersion', offerId, number)
  const offer = w.get('offer', offerId)
  if (!version || !offer) throw new Error(`${offerId} has no version ${number}`)
  const { startsAt, endsAt } = version
  w.set('offerVersion', version, { state: 'approved', decidedBy, decidedAt: now })
  for (const topic of [STANDING, ...topics])
    if (!w.get('offerWatch', topic, offerId)) w.add('offerWatch', { topic, offerId })
  // A paused offer stays so: what was approved meanwhile begins when it goes on.
  if (offer.pausedAt !== null) return offer
  return w.set('offer', offer, {
    spans: withVersion(offer.spans, { version: number, startsAt, endsAt }, now),
  })
}
