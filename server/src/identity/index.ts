/** The door to identity: members. */
import type { Deps, Feature } from '../platform/feature.ts'
import { identityQueries } from './queries.ts'
import { memberRoutes } from './routes.ts'

export { identityQueries } from './queries.ts'

export const identityRoutes = (deps: Deps): Feature => memberRoutes(deps, identityQueries(deps.reads))
