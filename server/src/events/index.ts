/** The door to events: what other systems tell us of members. */
import type { Deps, Feature } from '../platform/feature.ts'
import { eventQueries } from './queries.ts'
import { adminRoutes } from './routes/admin.ts'
import { tellRoute } from './routes/tell.ts'

export { passGate } from './commands/gate.ts'
export { sealedEventFields } from './seals.ts'

export const eventsRoutes = (deps: Deps): Feature => {
  const queries = eventQueries(deps.reads)
  const routes = [tellRoute(deps, queries), adminRoutes(deps, queries)]
  return (app) => {
    for (const mount of routes) mount(app)
  }
}
