/** A draft goes to another operator; what he approves comes into force in the same batch as his yes. */
import type { SubmitOfferInput } from '@laurel/shared/offers'
import type { Approval } from '@laurel/shared/operators'
import { type ApprovalKind, approvalReply, askApproval } from '../../operators/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Command } from '../../schema.ts'
import { standingOf } from '../replies.ts'
import { refuseSubmit } from '../rules/states.ts'
import { refuseForce } from './checks.ts'
import { bringIntoForce } from './force.ts'
import { draftOf, type Kinds, kindNamed, passGate, touchStanding } from './standing.ts'
import { versionsOf } from './versions.ts'

const OFFER = 'offer'

interface Submit extends SubmitOfferInput {
  id: string
  operatorId: string
}

export function submitWith(kinds: Kinds): Command<Submit, Approval> {
  return (w, { id, offerId, because, operatorId }, now) => {
    const versions = versionsOf(w, offerId, now)
    const { offer, newest } = versions
    const refusal = refuseSubmit(standingOf(versions))
    if (refusal) throw new Refusal(refusal)
    refuseForce(w, { kinds, offer, version: newest }, now)
    w.set('offerVersion', newest, { state: 'review', approvalId: id })
    const { number, title } = newest
    const body = { number, title, kind: offer.kind }
    return approvalReply(
      askApproval(w, { id, kind: OFFER, subjectId: offerId, body, because, operatorId }, now),
      now,
    )
  }
}

/** Much may have come into force since it was submitted: all of it is asked again. */
export const offerApprovals = (kinds: Kinds): readonly ApprovalKind[] => [
  {
    kind: OFFER,
    roles: ['admin', 'approver'],
    apply(w, { subjectId: offerId, decidedBy }, now) {
      passGate(w)
      const { offer, newest: version } = versionsOf(w, offerId, now)
      if (offer.endedAt !== null) throw new Refusal('OFFER_ENDED')
      // Another may have submitted it: whoever wrote it does not approve it either.
      if (version.author === decidedBy) throw new Refusal('APPROVAL_OWN')
      refuseForce(w, { kinds, offer, version }, now)
      const kind = kindNamed(kinds, offer.kind)
      const { number } = version
      const topics = kind.topics(version.body)
      const opened = bringIntoForce(w, { offerId, number, topics, decidedBy }, now)
      kind.open?.(w, { ...draftOf(version), version: number }, now)
      return opened
    },
    reads: (touch, { subjectId }) => touchStanding(touch, subjectId),
  },
]
