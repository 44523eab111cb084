/** Branches and their managers. */
import { leadsAdminApi } from '@laurel/shared/leads'
import * as schema from '@laurel/shared/leads.schema'
import { Empty } from '@laurel/shared/schema'
import { ROLES } from '../../operators/index.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { setBranch } from '../commands/branches.ts'
import { leadQueries } from '../queries/leads.ts'

export const branchRoutes = ({ reads }: Deps): Feature => {
  const { listBranches } = leadQueries(reads)
  return (app) => {
    answer(app, leadsAdminApi.branches, {
      who: ROLES,
      input: Empty,
      reply: schema.Branches,
      handle: async () => ({
        items: (await listBranches()).map(({ id, name, managerIds }) => ({ id, name, managerIds })),
      }),
    })
    answer(app, leadsAdminApi.setBranch, {
      who: ['admin'],
      input: schema.Branch,
      reply: schema.Branch,
      handle: (input, { run }) => run(setBranch, input),
    })
  }
}
