/** Finds what a fact may concern, and what an offer said when something happened. */
import type { OfferKindName } from '@laurel/shared/offers'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { inForceAt } from '../rules/spans.ts'

export interface InForce<Body = Record<string, unknown>> {
  offer: Row<'offer'>
  version: Row<'offerVersion'> & { body: Body }
}

export function offerNamed(w: Work, offerId: string): Row<'offer'> {
  const offer = w.get('offer', offerId)
  if (!offer) throw new Refusal('OFFER_UNKNOWN')
  return offer
}

/** What was in force of one offer when something happened. */
export function offerAt<Body>(w: Work, offerId: string, at: number): InForce<Body> | null {
  const offer = w.get('offer', offerId)
  const number = offer && inForceAt(offer.spans, at)
  const version = number && w.get('offerVersion', offerId, number)
  return version ? { offer, version: version as InForce<Body>['version'] } : null
}

/** The watchers of each type when it was last seen. A hint only: it may be old, or of another process. */
const lastWatching = new Map<string, string[]>()

export interface Watching {
  topic: string
  kind: OfferKindName
  at: number
}

/** The offers of a kind that a fact of this type may concern, as they were when it happened. Body: as the kind's schema has it. */
export const offersWatching = <Body>(w: Work, { topic, kind, at }: Watching): InForce<Body>[] =>
  watchersOf(w, { topic, kind }).flatMap((offerId) => offerAt<Body>(w, offerId, at) ?? [])

offersWatching.reads = (touch: Touch, { type }: Pick<FactHint, 'type'>): void => {
  touch.list('offerWatch', type)
  for (const offerId of lastWatchers(type)) {
    touch.row('offer', offerId)
    touch.list('offerVersion', offerId)
  }
}

/** The offers of a kind that ever watched a topic, in force or not. */
export function watchersOf(w: Work, { topic, kind }: Omit<Watching, 'at'>): string[] {
  const ids = w.list('offerWatch', topic).map(({ offerId }) => offerId)
  lastWatching.set(topic, ids)
  return ids.filter((offerId) => w.get('offer', offerId)?.kind === kind)
}

/** For hints: the watchers of a topic, of every kind, when it was last asked for. */
export const lastWatchers = (topic: string): readonly string[] => lastWatching.get(topic) ?? []

/** The very version by which something was decided. */
export function versionOf<Body>(w: Work, offerId: string, number: number): InForce<Body>['version'] {
  return must(
    w.get('offerVersion', offerId, number),
    `${offerId} version ${number}`,
  ) as InForce<Body>['version']
}
