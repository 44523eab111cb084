import { pointsApi } from '@laurel/shared/points'
import * as schema from '@laurel/shared/points.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { pointsQueries } from './queries.ts'

export const pointsRoutes = ({ reads }: Deps): Feature => {
  const { loadSummary, listHistory } = pointsQueries(reads)
  return (app) => {
    answer(app, pointsApi.summary, {
      who: 'member',
      input: Empty,
      reply: schema.PointsSummary,
      handle: (_input, ask) => loadSummary(ask.memberId, ask.now),
    })
    answer(app, pointsApi.history, {
      who: 'member',
      input: schema.ListHistoryInput,
      reply: schema.HistoryPage,
      handle: (input, ask) => listHistory(ask.memberId, input),
    })
  }
}
