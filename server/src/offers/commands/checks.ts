/** What may stand in the way of an offer: its terms, an offer of its kind, the policy. */
import type { Finding } from '@laurel/shared/offers'
import { refuseBudget } from '../../budget/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'
import { faultIn } from '../bodies.ts'
import type { Draft, OfferKindDef } from '../kinds.ts'
import { checkPolicy } from '../rules/policy.ts'
import { ahead, overlap, type Span } from '../rules/spans.ts'
import { areDaysInOrder, areDaysToCome, missingIn } from '../rules/terms.ts'
import {
  declarationOf,
  declarationsOfOthers,
  draftOf,
  type Kinds,
  kindNamed,
  othersStanding,
} from './standing.ts'

/** For whatever is written down. */
export function refuseTerms(w: Work, kind: OfferKindDef, draft: Draft): void {
  const path = faultIn(kind, draft.body) ?? kind.faultAmong?.(w, draft) ?? null
  if (path !== null) throw new Refusal('OFFER_BODY_INVALID', { path })
  if (!areDaysInOrder(draft)) throw new Refusal('OFFER_DAYS_INVALID')
  const budget = draft.budgetId === null ? null : refuseBudget(w, draft.budgetId, 'points')
  if (budget) throw new Refusal(budget)
}

export interface Candidate {
  kinds: Kinds
  offer: Row<'offer'>
  version: Row<'offerVersion'>
}

/** For what is to come into force: asked when it is submitted, and again when it is approved. */
export function refuseForce(w: Work, { kinds, offer, version }: Candidate, now: number): void {
  const kind = kindNamed(kinds, offer.kind)
  const draft = draftOf(version)
  refuseTerms(w, kind, draft)
  if (!areDaysToCome(draft, now)) throw new Refusal('OFFER_DAYS_INVALID')
  const missing = missingIn(draft, kind.givesPoints(draft.body))
  if (missing.length) throw new Refusal('OFFER_INCOMPLETE', { missing })
  refuseSecond(
    w,
    { kind, offer, spans: [[version.number, Math.max(draft.startsAt, now), draft.endsAt]] },
    now,
  )
  const findings = findingsOf(w, { kinds, offer, version }, now)
  if (findings.length) throw new Refusal('POLICY_VIOLATED', { findings })
}

export interface Coming {
  kind: OfferKindDef
  offer: Row<'offer'>
  spans: readonly Span[]
}

/** Where only one of a kind can be in force. */
export function refuseSecond(w: Work, { kind, offer, spans }: Coming, now: number): void {
  if (!kind.single) return
  const other = othersStanding(w, offer.id).find(
    (standing) => standing.kind === kind.kind && overlap(ahead(standing.spans, now), spans),
  )
  if (other) throw new Refusal('OFFER_SINGLE', { offerId: other.id })
}

/** Of this version beside all that stands. */
export function findingsOf(w: Work, { kinds, offer, version }: Candidate, now: number): Finding[] {
  const own = declarationOf(w, kindNamed(kinds, offer.kind), version)
  return checkPolicy([...declarationsOfOthers(w, { kinds, offerId: offer.id, now }), own], offer.id)
}
