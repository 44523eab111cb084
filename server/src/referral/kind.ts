/** Programmes as a kind of offer: what may be published, which facts they hear of, and what the policy check is told. */
import type { ReferralBody, RewardedMilestone, Surface } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import type { Cause, Declaration, Draft, Link, OfferKindDef, ReferralTerms } from '../offers/index.ts'
import { factsOf } from './rules/acts.ts'
import { faultInReferral } from './rules/body.ts'
import { topicsTold } from './rules/told.zh.ts'

/** What the schema of the kind has admitted. */
const programmeOf = (body: Record<string, unknown>): ReferralBody => body as unknown as ReferralBody

export const referralKind: OfferKindDef = {
  kind: 'referral',
  single: false,
  schema: schema.ReferralBody,
  faultIn: (body) => faultInReferral(programmeOf(body)),
  givesPoints: () => true,
  topics: (body) => factsOf(programmeOf(body)),
  declare,
}

function declare({ offerId, title, body, signOff, rules }: Draft): Declaration {
  const programme = programmeOf(body)
  const links = programme.rewards.map(
    ({ milestone }): Link => ({
      cause: causeOf(milestone, programme),
      gives: { what: 'points', by: 'constant', waitDays: 0 },
    }),
  )
  return { offerId, title, kind: 'referral', links, referral: termsOf(programme, rules), signOff, rules }
}

const ACTS: Record<NonNullable<ReferralBody['firstAct']>['fact'], Cause> = {
  'order.redeemed': 'invitee.order-redeemed',
  'task.completed': 'invitee.task-done',
  'quiz.passed': 'invitee.quiz-passed',
  'purchase.paid': 'invitee.purchase-paid',
}

function causeOf(milestone: RewardedMilestone, { firstAct }: ReferralBody): Cause {
  if (milestone === 'phone') return 'invitee.phone-verified'
  if (milestone === 'custody') return 'custody.confirmed'
  // Without a first act nothing is paid for it: the body would not have been admitted.
  return firstAct ? ACTS[firstAct.fact] : 'invitee.visited'
}

const HOURS_A_DAY = 24

const termsOf = ({ surfaces, reviewHours }: ReferralBody, rules: readonly string[]): ReferralTerms => ({
  depth: 1,
  team: 2,
  entry: 'free',
  surfaces: [...new Set(surfaces.flatMap(paidOn))],
  holdDays: Math.ceil(reviewHours / HOURS_A_DAY),
  // The landing page and the inviter's page say how long, from the body itself.
  holdDisclosed: true,
  tells: topicsTold(rules),
})

type Paid = ReferralTerms['surfaces'][number]

/** A link by Moments promises its sharer nothing: `partsOf`. */
function paidOn(surface: Surface): Paid[] {
  if (surface === 'moments') return []
  return surface === 'friend' || surface === 'group' || surface === 'poster' ? [surface] : ['link']
}
