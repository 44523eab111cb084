/** The daily sign-in of members, and its rule for operators. */
import { Empty } from '@laurel/shared/schema'
import { tasksAdminApi, tasksApi } from '@laurel/shared/tasks'
import * as schema from '@laurel/shared/tasks.schema'
import { ROLES } from '../operators/index.ts'
import { dayOf } from '../platform/clock.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { Refusal } from '../platform/refusal.ts'
import { setSignInRule, signInDaily } from './commands.ts'
import { tasksQueries } from './queries.ts'

type Queries = ReturnType<typeof tasksQueries>

export const tasksRoutes = ({ reads }: Deps): Feature => {
  const queries = tasksQueries(reads)
  return (app) => {
    memberRoutes(queries)(app)
    adminRoutes(queries)(app)
  }
}

const memberRoutes =
  (queries: Queries): Feature =>
  (app) => {
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
        run(signInDaily, { memberId, factId: newId(), likelyDay: dayOf(now) }),
    })
  }

const adminRoutes =
  (queries: Queries): Feature =>
  (app) => {
    answer(app, tasksAdminApi.signInRule, {
      who: ROLES,
      input: Empty,
      reply: schema.SignInRule,
      handle: async () => {
        const rule = await queries.findSignInRule()
        if (!rule) throw new Refusal('TASK_UNKNOWN')
        return rule
      },
    })
    answer(app, tasksAdminApi.setSignInRule, {
      who: ['editor', 'admin'],
      input: schema.SignInRule,
      reply: schema.SignInRule,
      handle: (input, { run }) => run(setSignInRule, input),
    })
  }
