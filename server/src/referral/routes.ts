/** Links, arrivals and invitations of members, and the links that operators put up. */
import type { Deps, Feature } from '../platform/feature.ts'
import { type LinkArts, linkArts } from './art.ts'
import { type ReferralQueries, referralQueries } from './queries.ts'
import { mountArrivals } from './routes/arrivals.ts'
import { type BranchNamed, mountChannels } from './routes/channels.ts'
import { mountLinks } from './routes/links.ts'
import { mountProgrammes } from './routes/programmes.ts'
import { mountReviews } from './routes/reviews.ts'

export interface ReferralNeeds {
  deps: Deps
  queries: ReferralQueries
  arts: LinkArts
}

/** `branchNamed`: branches stand in a later feature; it refuses those that are not there. */
export const referralRoutes = (deps: Deps, branchNamed: BranchNamed): Feature => {
  const needs = { deps, queries: referralQueries(deps), arts: linkArts(deps) }
  return (app) => {
    mountProgrammes(app, needs)
    mountLinks(app, needs)
    mountArrivals(app, needs)
    mountChannels(app, deps, branchNamed)
    mountReviews(app, deps)
  }
}
