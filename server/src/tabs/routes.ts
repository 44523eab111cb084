/** One request for each tab's first paint. */
import { Empty } from '@laurel/shared/schema'
import { tabsApi } from '@laurel/shared/tabs'
import * as schema from '@laurel/shared/tabs.schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { tabsQueries } from './queries.ts'

export const tabsRoutes = (deps: Deps): Feature => {
  const queries = tabsQueries(deps)
  return (app) => {
    answer(app, tabsApi.home, {
      who: 'guest',
      input: Empty,
      reply: schema.HomeTab,
      handle: (_input, visit) => queries.loadHome(visit),
    })
    answer(app, tabsApi.me, {
      who: 'guest',
      input: Empty,
      reply: schema.MeTab,
      handle: (_input, visit) => queries.loadMe(visit),
    })
  }
}
