/** Where an offer and its versions stand, and what may be done with them then. */
import type { OfferState, OfferVersionState } from '@laurel/shared/offers'
import type { ApprovalState } from '@laurel/shared/operators'
import { inForceAt, type Span } from './spans.ts'

/** As it is stored: what became of a submitted one, its approval says. */
export type StoredState = Exclude<OfferVersionState, 'rejected'>

/** Withdrawn or not decided in time: a draft again. Turned down: so called, and edited like a draft. */
export function versionState(stored: StoredState, approval: ApprovalState | null): OfferVersionState {
  if (stored !== 'review') return stored
  if (approval === 'asked' || approval === 'approved') return 'review'
  return approval === 'rejected' ? 'rejected' : 'draft'
}

export interface Standing {
  spans: readonly Span[]
  pausedAt: number | null
  endedAt: number | null
  /** The state of its newest version. */
  newest: OfferVersionState
}

export function stateOf({ spans, pausedAt, endedAt, newest }: Standing, now: number): OfferState {
  if (endedAt !== null) return 'ended'
  if (pausedAt !== null) return 'paused'
  if (inForceAt(spans, now) !== null) return 'live'
  if (spans.some(([, from]) => from > now)) return 'approved'
  if (newest === 'review') return 'review'
  return spans.length > 0 && newest === 'approved' ? 'ended' : 'draft'
}

export function refuseEdit({ endedAt, newest }: Standing): 'OFFER_ENDED' | 'OFFER_IN_REVIEW' | null {
  if (endedAt !== null) return 'OFFER_ENDED'
  return newest === 'review' ? 'OFFER_IN_REVIEW' : null
}

export function refuseSubmit({ endedAt, newest }: Standing): 'OFFER_IN_REVIEW' | 'OFFER_NO_DRAFT' | null {
  if (endedAt !== null) return 'OFFER_NO_DRAFT'
  if (newest === 'review') return 'OFFER_IN_REVIEW'
  return newest === 'approved' ? 'OFFER_NO_DRAFT' : null
}

/** One that is over is paused too: late news of its days would still give. */
export const refusePause = ({ spans, pausedAt }: Standing): 'OFFER_NOT_LIVE' | null =>
  spans.length === 0 || pausedAt !== null ? 'OFFER_NOT_LIVE' : null
