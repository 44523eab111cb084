import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './offers.schema.ts'
import type { Approval } from './operators.ts'

export type OfferKindName = Static<typeof schema.OfferKindName>
export type OfferState = Static<typeof schema.OfferState>
export type OfferVersionState = Static<typeof schema.OfferVersionState>
export type Goal = Static<typeof schema.Goal>
export type OfferTerms = Static<typeof schema.OfferTerms>
export type Offer = Static<typeof schema.Offer>
export type OfferVersion = Static<typeof schema.OfferVersion>
export type AddOfferInput = Static<typeof schema.AddOfferInput>
export type EditOfferInput = Static<typeof schema.EditOfferInput>
export type SubmitOfferInput = Static<typeof schema.SubmitOfferInput>
export type PauseOfferInput = Static<typeof schema.PauseOfferInput>
export type ListOffersInput = Static<typeof schema.ListOffersInput>
export type DiffInput = Static<typeof schema.DiffInput>
export type Difference = Static<typeof schema.Difference>
export type Finding = Static<typeof schema.Finding>
export type OfferKind = Static<typeof schema.OfferKind>
export type RehearseInput = Static<typeof schema.RehearseInput>
export type Rehearsal = Static<typeof schema.Rehearsal>
type OfferInput = { offerId: string }
type Listed<Item> = { items: Item[] }

/** What its body, its budget and its days may be refused for. */
const TERMS = ['OFFER_BODY_INVALID', 'OFFER_DAYS_INVALID', 'BUDGET_UNKNOWN', 'CURRENCY_MISMATCH'] as const

export const offersApi = {
  kinds: call<Record<never, never>, Listed<OfferKind>>()('GET', '/admin/offer-kinds'),
  list: call<ListOffersInput, { items: Offer[]; next: string | null }>()('GET', '/admin/offers'),
  one: call<OfferInput, Offer>()('GET', '/admin/offers/:offerId', ['OFFER_UNKNOWN']),
  versions: call<OfferInput, Listed<OfferVersion>>()('GET', '/admin/offers/:offerId/versions', [
    'OFFER_UNKNOWN',
  ]),
  diff: call<DiffInput, Listed<Difference>>()('GET', '/admin/offers/:offerId/diff', ['OFFER_UNKNOWN']),
  add: call<AddOfferInput, Offer>()('POST', '/admin/offers', TERMS),
  edit: call<EditOfferInput, Offer>()('PUT', '/admin/offers/:offerId', [
    'OFFER_UNKNOWN',
    'OFFER_IN_REVIEW',
    'OFFER_ENDED',
    ...TERMS,
  ]),
  /** What the policy check finds of the draft, beside all that is live. */
  check: call<OfferInput, Listed<Finding>>()('POST', '/admin/offers/:offerId/check', ['OFFER_UNKNOWN']),
  /** To another operator, who decides it like every approval, of the kind `offer`. */
  submit: call<SubmitOfferInput, Approval>()('POST', '/admin/offers/:offerId/submit', [
    'OFFER_UNKNOWN',
    'OFFER_IN_REVIEW',
    'OFFER_NO_DRAFT',
    'OFFER_INCOMPLETE',
    'OFFER_SINGLE',
    'POLICY_VIOLATED',
    ...TERMS,
  ]),
  /** The kill switch: once it is answered, no process grants from the offer. */
  pause: call<PauseOfferInput, Offer>()('POST', '/admin/offers/:offerId/pause', [
    'OFFER_UNKNOWN',
    'OFFER_NOT_LIVE',
  ]),
  resume: call<PauseOfferInput, Offer>()('POST', '/admin/offers/:offerId/resume', [
    'OFFER_UNKNOWN',
    'OFFER_NOT_PAUSED',
    'OFFER_SINGLE',
  ]),
  end: call<PauseOfferInput, Offer>()('POST', '/admin/offers/:offerId/end', ['OFFER_UNKNOWN', 'OFFER_ENDED']),
  rehearse: call<RehearseInput, Rehearsal>()('POST', '/admin/offers/:offerId/rehearse', [
    'OFFER_UNKNOWN',
    'OFFER_NOT_REHEARSED',
    'OFFER_DAYS_INVALID',
  ]),
}
