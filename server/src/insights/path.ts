/** How one invitee came, from the first hop to the last promise. */
import type { InviteePath, PathInput } from '@laurel/shared/insights'
import type { Milestone } from '@laurel/shared/referral'
import { Refusal } from '../platform/refusal.ts'
import { signalSentence } from '../referral/index.ts'
import type { Row } from '../schema.ts'
import type { HopLine, TouchLine } from './queries/path.ts'
import type { InsightsQueries } from './queries.ts'

export const pathReport = ({ findBinding, listTouches, listHops }: InsightsQueries) =>
  async function loadPath({ offerId, inviteeId }: PathInput): Promise<InviteePath> {
    const found = await findBinding(offerId, inviteeId)
    if (!found) throw new Refusal('BINDING_UNKNOWN')
    const { binding, called } = found
    const [touches, hops] = await Promise.all([
      listTouches(offerId, inviteeId),
      binding.code === null ? [] : listHops(binding.code),
    ])
    const { inviterId, state, touchedAt, boundAt, dueBy, reviewedBy, reviewedAt, because } = binding
    return {
      ...{ memberId: inviteeId, called, state, inviterId, touchedAt, boundAt, dueBy },
      ...{ reviewedBy, reviewedAt, because },
      touches: touches.map((line) => touchReply(line, binding)),
      hops: hops.map(hopReply),
      milestones: milestonesOf(binding),
      promised: promisedOf(binding),
      signals: binding.signals.map((signal) => ({ signal, sentence: signalSentence(signal) })),
    }
  }

const touchReply = (
  { touch, surface, sharer, sharerId }: TouchLine,
  { code, touchedAt }: Row<'binding'>,
): InviteePath['touches'][number] => ({
  ...{ at: touch.at, code: touch.code, scene: touch.scene, surface, sharer, sharerId },
  isRefused: touch.refusedAt !== null,
  // Told late, it counts from when it was told.
  counts: touch.code === code && (touch.at === touchedAt || touch.recordedAt === touchedAt),
})

const hopReply = ({ link, sharer, sharerId }: HopLine): InviteePath['hops'][number] => {
  const { depth, code, surface, mintedAt } = link
  return { depth, code, surface, mintedAt, sharer, sharerId }
}

const ORDER: readonly Milestone[] = ['registered', 'phone', 'act', 'custody']

const milestonesOf = ({ reached }: Row<'binding'>): InviteePath['milestones'] =>
  ORDER.flatMap((milestone) => {
    const at = reached[milestone]
    return at === undefined ? [] : [{ milestone, at }]
  })

const promisedOf = ({ promised, offerId, inviteeId }: Row<'binding'>): InviteePath['promised'] =>
  promised.map(({ who, milestone, points, state, to = null }) => ({
    ...{ who, milestone, points, state, memberId: to },
    why: to === null ? null : `grant:${offerId}:${milestone}-${who}:${inviteeId}`,
  }))
