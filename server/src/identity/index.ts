/** The door to identity. */
import type { Deps, Feature } from '../platform/feature.ts'
import { operatorRoutes } from './operator-routes.ts'
import { identityQueries } from './queries.ts'
import { memberRoutes } from './routes.ts'

export { ensureFirstOperator } from './first-operator.ts'
export { ROLES } from './operator-routes.ts'
export { identityQueries } from './queries.ts'

export const identityRoutes = (deps: Deps): Feature => {
  const queries = identityQueries(deps.reads)
  const routes = [memberRoutes(deps, queries), operatorRoutes(deps, queries)]
  return (app) => {
    for (const mount of routes) mount(app)
  }
}
