/** All the reads of insights, prepared once per process. */
import type { Deps } from '../platform/feature.ts'
import { referralQueries } from '../referral/index.ts'
import { activeWalk } from './queries/actives.ts'
import { arrivalWalk } from './queries/arrivals.ts'
import { bindingWalk } from './queries/bindings.ts'
import { goalQueries } from './queries/goals.ts'
import { graphQueries } from './queries/graph.ts'
import { joinerWalk } from './queries/joiners.ts'
import { pathQueries } from './queries/path.ts'

export const insightsQueries = (deps: Pick<Deps, 'reads' | 'cipher'>) => {
  const { loadProgramme, findRow } = referralQueries(deps)
  return {
    ...{ loadProgramme, findRow },
    ...bindingWalk(deps.reads),
    ...arrivalWalk(deps.reads),
    ...goalQueries(deps.reads),
    ...graphQueries(deps.reads),
    ...joinerWalk(deps.reads),
    ...activeWalk(deps.reads),
    ...pathQueries(deps.reads),
  }
}
export type InsightsQueries = ReturnType<typeof insightsQueries>
