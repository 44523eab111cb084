/** The tiers as members see them, and how members moved between them for operators. */
import { membershipAdminApi, membershipApi } from '@laurel/shared/membership'
import * as schema from '@laurel/shared/membership.schema'
import { Empty } from '@laurel/shared/schema'
import { ROLES } from '../operators/index.ts'
import { isDay } from '../platform/clock.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { Refusal } from '../platform/refusal.ts'
import { tiersPage } from './page.ts'
import { flowQueries } from './queries/flow.ts'
import { membershipQueries } from './queries.ts'

export const membershipRoutes = (deps: Deps): Feature => {
  const queries = membershipQueries(deps.reads)
  const loadPage = tiersPage(deps)
  const loadFlow = flowQueries(deps.reads)
  return (app) => {
    answer(app, membershipApi.tiers, {
      who: 'guest',
      input: Empty,
      reply: schema.TiersPage,
      handle: (_input, { memberId, now }) => loadPage(memberId, now),
    })
    answer(app, membershipApi.growth, {
      who: 'member',
      input: schema.ListGrowthInput,
      reply: schema.GrowthPage,
      handle: (input, { memberId }) => queries.listGrowth(memberId, input),
    })
    answer(app, membershipApi.changes, {
      who: 'member',
      input: schema.ListGrowthInput,
      reply: schema.ChangePage,
      handle: (input, { memberId }) => queries.listChanges(memberId, input),
    })
    answer(app, membershipAdminApi.flow, {
      who: ROLES,
      input: schema.TierFlowInput,
      reply: schema.TierFlow,
      handle: (days) => {
        if (!isDay(days.from) || !isDay(days.to) || days.from > days.to)
          throw new Refusal('OFFER_DAYS_INVALID')
        return loadFlow(days)
      },
    })
  }
}
