/** What a member won, and the log by which anybody draws all of it anew. */
import { drawsApi } from '@laurel/shared/draws'
import * as schema from '@laurel/shared/draws.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { logPages } from '../log.ts'
import { ownResult, ownResults } from '../own.ts'
import type { DrawsNeeds } from '../routes.ts'

export function mountResults(app: App, { queries }: DrawsNeeds): void {
  const [loadResult, listResults, loadLog] = [ownResult(queries), ownResults(queries), logPages(queries)]
  answer(app, drawsApi.results, {
    who: 'member',
    input: schema.ResultsInput,
    reply: schema.DrawResultPage,
    handle: (input, visit) => listResults(input, visit),
  })
  answer(app, drawsApi.result, {
    who: 'member',
    input: schema.ResultInput,
    reply: schema.DrawResult,
    handle: (input, visit) => loadResult(input, visit),
  })
  answer(app, drawsApi.log, {
    who: 'anyone',
    input: schema.LogInput,
    reply: schema.DrawLog,
    handle: (input, { now }) => loadLog(input, now),
  })
}
