/** The door to the offers: what is in force, and the one way by which it gives. */
export { type AwardOrder, award, awardNow, type GrantKey } from './commands/award.ts'
export {
  type InForce,
  lastWatchers,
  offerAt,
  offerNamed,
  offersWatching,
  versionOf,
  type Watching,
  watchersOf,
} from './commands/find.ts'
export { grantId } from './commands/post.ts'
export { offerApprovals } from './commands/review.ts'
export { isOver } from './commands/standing.ts'
export type { Draft, OfferKindDef, Opening, Rehearse } from './kinds.ts'
export { offersSections } from './personal.ts'
export { offersRoutes } from './routes.ts'
export type { Cause, Declaration, Gives, Link, ReferralTerms, RulesTopic } from './rules/policy-graph.ts'
export { type ShownState, shownOf } from './rules/shown.ts'
export { inForceAt } from './rules/spans.ts'
export type { GrowthPart } from './tables.ts'
export { verifyOffers } from './verify.ts'
export { withheldJob } from './withheld-job.ts'
