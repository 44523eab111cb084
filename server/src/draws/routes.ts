/** What members see of draws and do in them, what anybody may verify, and what operators see. */
import type { Deps, Feature } from '../platform/feature.ts'
import { type DrawsQueries, drawsQueries } from './queries.ts'
import { mountAdmin } from './routes/admin.ts'
import { mountClaim } from './routes/claim.ts'
import { mountDraws } from './routes/draws.ts'
import { mountResults } from './routes/results.ts'

export interface DrawsNeeds {
  deps: Deps
  queries: DrawsQueries
}

export const drawsRoutes = (deps: Deps): Feature => {
  const needs = { deps, queries: drawsQueries(deps) }
  return (app) => {
    mountDraws(app, needs)
    mountResults(app, needs)
    mountClaim(app, needs)
    mountAdmin(app, needs)
  }
}
