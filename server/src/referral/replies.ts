/** Rows in the shapes the contract promises. */
import type {
  Deal,
  Friend,
  Link,
  MyBinding,
  ReferralBody,
  ReferralPromise,
  ReferralWho,
} from '@laurel/shared/referral'
import { shownAvatar } from '../identity/index.ts'
import type { Row } from '../schema.ts'
import type { Shown } from './queries/programmes.ts'
import { nextAsked, overAt } from './rules/deal.ts'
import { asksOf, stageOf } from './rules/milestones.ts'

export type Face = Pick<Row<'member'>, 'called' | 'avatar' | 'avatarState'>

/** As others see him; who closed his account has no name any more. */
export const personOf = (face: Face) => ({ called: face.called, avatar: shownAvatar(face) })

/** The page of the mini program that a link opens. */
export const LANDING_PAGE = 'referral/pages/landing/index'

export const linkReply = ({ code }: { code: string }, publicUrl: string): Link => ({
  code,
  url: `${publicUrl}/s/${code}`,
  path: `/${LANDING_PAGE}?code=${code}`,
})

export function dealOf({ offer, version: { body, startsAt, endsAt, rules } }: Shown): Deal {
  const { headline, firstAct, rewards, deadlineDays, windowDays } = body
  const { reviewHours, pointsLastDays, invitersPerMonth } = body
  return {
    ...{
      headline,
      firstAct,
      rewards,
      deadlineDays,
      windowDays,
      reviewHours,
      pointsLastDays,
      invitersPerMonth,
    },
    ...{ asks: asksOf(body), startsAt, rules },
    endsAt: Math.min(endsAt, overAt(offer) ?? endsAt),
  }
}

const promisesTo = (who: ReferralWho, { promised }: Pick<Row<'binding'>, 'promised'>): ReferralPromise[] =>
  promised
    .filter((one) => one.who === who)
    .map(({ milestone, points, state }) => ({ milestone, points, state }))

type Bound = Pick<
  Row<'binding'>,
  'offerId' | 'inviteeId' | 'state' | 'reached' | 'boundAt' | 'dueBy' | 'reviewBy' | 'promised'
>

function progressOf(binding: Bound, body: ReferralBody) {
  const { state, reached, dueBy, reviewBy } = binding
  const stands = { state, stage: stageOf(reached, body), next: nextAsked(binding, body), dueBy }
  return { ...stands, reviewBy: state === 'held' ? reviewBy : null }
}

/** As the inviter sees it. `id` names a line of his list, not a member. */
export function friendReply({ id, binding, body, face }: FriendLine): Friend {
  const { offerId, inviteeId, boundAt } = binding
  const paid = binding.promised.findLast(({ who, state }) => who === 'inviter' && state === 'paid')
  return {
    ...{ id, person: face ? personOf(face) : { called: null, avatar: null }, boundAt },
    ...progressOf(binding, body),
    promised: promisesTo('inviter', binding),
    why: paid ? `grant:${offerId}:${paid.milestone}-inviter:${inviteeId}` : `invite:${offerId}:${inviteeId}`,
  }
}

export interface FriendLine {
  id: string
  binding: Bound
  body: ReferralBody
  face: Face | null
}

/** As the invitee sees it. */
export const myBindingReply = ({ binding, body, face, title }: MyLine): MyBinding => ({
  ...{ offerId: binding.offerId, title, inviter: face && personOf(face) },
  ...progressOf(binding, body),
  promised: promisesTo('invitee', binding),
})

export interface MyLine extends Omit<FriendLine, 'id'> {
  title: string
}
