/** Operators look at passes that seemed odd: they release what is held, or reject it. */
import { quizzesAdminApi } from '@laurel/shared/quizzes'
import * as schema from '@laurel/shared/quizzes.schema'
import { Id, Paging, Shape } from '@laurel/shared/schema'
import { Type } from 'typebox'
import { ROLES } from '../../operators/index.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { decide } from '../commands/review.ts'
import { heldQueries } from '../queries/held.ts'
import type { QuizzesNeeds } from '../routes.ts'

const HeldInput = Shape({ ...Paging, quizId: Type.Optional(Id) })
const NOBODY = { memberId: '', likely: null }

export function mountReviews(app: App, { deps, queries }: QuizzesNeeds): void {
  const { listHeld } = heldQueries(deps.reads)
  answer(app, quizzesAdminApi.held, {
    who: ROLES,
    input: HeldInput,
    reply: schema.HeldAttemptPage,
    handle: (input) => listHeld(input),
  })
  answer(app, quizzesAdminApi.decide, {
    who: ['admin', 'approver'],
    input: schema.DecideAttemptInput,
    reply: schema.AttemptDecided,
    handle: async (input, { run, operator, now }) => {
      const seen = (await queries.findLikely(input.attemptId, now)) ?? NOBODY
      return run(decide, { ...input, ...seen, operatorId: operator.id })
    },
  })
}
