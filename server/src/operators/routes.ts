/** Everything operators ask for that is about themselves. */
import type { Deps, Feature } from '../platform/feature.ts'
import type { ApprovalKind } from './approvals.ts'
import { operatorQueries } from './queries/operators.ts'
import { adminRoutes } from './routes/admin.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { auditRoutes } from './routes/audit.ts'
import { imageRoutes } from './routes/images.ts'
import { secretRoutes } from './routes/secrets.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { signInDesk } from './sign-in.ts'

/** `kinds`: what all features let operators decide by four eyes. */
export const operatorsRoutes = (deps: Deps, kinds: readonly ApprovalKind[]): Feature => {
  const queries = operatorQueries(deps.reads)
  const needs = { deps, queries, desk: signInDesk(deps, queries) }
  const routes = [
    signInRoutes(needs),
    secretRoutes(needs),
    adminRoutes(deps, queries),
    approvalRoutes(deps, kinds),
    auditRoutes(deps),
    imageRoutes(deps),
  ]
  return (app) => {
    for (const mount of routes) mount(app)
  }
}
