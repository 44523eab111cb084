/** The door to leads: whom managers look after on the way to custody, and the mailings that bring them. */
import type { Deps, Feature } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { leadsJob } from './expire-job.ts'
import { mailingJob } from './mailing-job.ts'
import { branchRoutes } from './routes/branches.ts'
import { joinRoute } from './routes/join.ts'
import { leadRoutes } from './routes/leads.ts'
import { mailingRoutes } from './routes/mailings.ts'

export { branchNamed } from './commands/branches.ts'
export { leadApprovals } from './commands/custody.ts'
export { eraseLeads, onBound, onCustody, onMerged, onPhone, onUnmerged } from './commands/listen.ts'
export { leadsRetentions, leadsSections } from './personal.ts'
export { sealedLeadFields } from './seals.ts'
export { verifyLeads } from './verify.ts'

export const leadJobs = (deps: Deps): Job[] => [leadsJob(deps), mailingJob(deps)]

export const leadsRoutes = (deps: Deps): Feature => {
  const features = [leadRoutes, joinRoute, branchRoutes, mailingRoutes].map((routes) => routes(deps))
  return (app) => {
    for (const mount of features) mount(app)
  }
}
