/** What operators see of an offer and its versions. */
import type { Offer, OfferVersion } from '@laurel/shared/offers'
import { approvalReply } from '../operators/index.ts'
import type { Row } from '../schema.ts'
import type { Versions } from './commands/versions.ts'
import { inForceAt, type Span } from './rules/spans.ts'
import { type Standing, stateOf, versionState } from './rules/states.ts'

type Submitted = Pick<Versions, 'newest' | 'approval' | 'now'>

const newestState = ({ newest, approval, now }: Submitted): OfferVersion['state'] =>
  versionState(newest.state, approval && approvalReply(approval, now).state)

export const standingOf = (versions: Submitted & Pick<Versions, 'offer'>): Standing => ({
  ...versions.offer,
  newest: newestState(versions),
})

export function offerReply(versions: Versions, now: number): Offer {
  const { offer, newest } = versions
  const { id, kind, pausedAt, addedAt } = offer
  const standing = standingOf(versions)
  const all = versionReplies(versions)
  const numbered = (number: number | null) => all.find((version) => version.number === number) ?? null
  return {
    id,
    kind,
    state: stateOf(standing, now),
    current: numbered(currentNumber(versions)),
    draft: offer.endedAt === null && standing.newest !== 'approved' ? numbered(newest.number) : null,
    approvalId: standing.newest === 'review' ? newest.approvalId : null,
    pausedAt,
    addedAt,
  }
}

export const versionReplies = (versions: Versions): OfferVersion[] =>
  versions.versions.map((version) =>
    version === versions.newest ? newestReply(versions) : versionReply(version, version.state),
  )

/** In force now; the next to be; the next when it goes on again; the last that was. */
function currentNumber({ offer, versions, now }: Versions): number | null {
  const next = offer.spans.find(([, from]: Span) => from > now)
  const approved = versions.findLast(({ state }) => state === 'approved')
  const paused = offer.pausedAt === null ? null : (approved?.number ?? null)
  return inForceAt(offer.spans, now) ?? next?.[0] ?? paused ?? offer.spans.at(-1)?.[0] ?? null
}

function newestReply(submitted: Versions): OfferVersion {
  const { newest, approval } = submitted
  const state = newestState(submitted)
  if (state !== 'rejected' || !approval) return versionReply(newest, state)
  const { decidedBy, decidedAt } = approval
  return versionReply({ ...newest, decidedBy, decidedAt }, state)
}

function versionReply(version: Row<'offerVersion'>, state: OfferVersion['state']): OfferVersion {
  const { offerId: _offer, approvalId: _approval, ...shown } = version
  return { ...shown, state }
}
