/** The daily sign-in of members, and the tasks that they claim. */
import { Empty } from '@laurel/shared/schema'
import { tasksApi } from '@laurel/shared/tasks'
import * as schema from '@laurel/shared/tasks.schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
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
  }
}
