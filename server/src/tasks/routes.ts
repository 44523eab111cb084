/** The daily sign-in of members, and the tasks that they claim. */
import { Empty } from '@laurel/shared/schema'
import { tasksApi } from '@laurel/shared/tasks'
import * as schema from '@laurel/shared/tasks.schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { claim } from './commands/claim.ts'
import { signInDaily } from './commands/sign-in.ts'
import { tasksQueries } from './queries.ts'

export const tasksRoutes = ({ reads }: Deps): Feature => {
  const queries = tasksQueries(reads)
  return (app) => {
    answer(app, tasksApi.signInBoard, {
      who: 'guest',
      input: Empty,
      reply: schema.SignInBoard,
      handle: (_input, { memberId, now }) => queries.loadSignInBoard(memberId, now),
    })
    answer(app, tasksApi.signIn, {
      who: 'member',
      input: Empty,
      reply: schema.SignedIn,
      handle: (_input, { memberId, now, newId, run }) =>
        run(signInDaily, { memberId, factId: newId(), likelyAt: now }),
    })
    answer(app, tasksApi.board, {
      who: 'guest',
      input: Empty,
      reply: schema.TaskBoard,
      handle: (_input, { memberId, now }) => queries.loadBoard(memberId, now),
    })
    answer(app, tasksApi.claim, {
      who: 'member',
      input: schema.TaskInput,
      reply: schema.TaskClaimed,
      handle: async ({ taskId }, { memberId, now, run }) => {
        const claimable = await queries.listClaimable(memberId, now)
        const oldest = claimable.find((one) => one.taskId === taskId)
        return run(claim, { period: null, ...oldest, taskId, memberId, likelyAt: now })
      },
    })
  }
}
