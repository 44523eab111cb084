/** The quizzes that members see. */
import { quizzesApi } from '@laurel/shared/quizzes'
import * as schema from '@laurel/shared/quizzes.schema'
import { Empty } from '@laurel/shared/schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { see } from '../commands/seen.ts'
import { quizPages } from '../page.ts'
import type { QuizzesNeeds } from '../routes.ts'

export function mountQuizzes(app: App, { queries, chancesOf }: QuizzesNeeds): void {
  const { listCards, loadPage } = quizPages(queries, chancesOf)
  answer(app, quizzesApi.list, {
    who: 'guest',
    input: Empty,
    reply: schema.QuizCards,
    handle: (_input, visit) => listCards(visit),
  })
  answer(app, quizzesApi.page, {
    who: 'guest',
    input: schema.QuizInput,
    reply: schema.QuizPage,
    handle: ({ quizId }, visit) => loadPage(quizId, visit),
  })
  answer(app, quizzesApi.seen, {
    who: 'member',
    key: 'none', // seen twice is seen
    input: schema.SeenInput,
    reply: schema.Seen,
    handle: ({ quizId }, { memberId, run }) => run(see, { quizId, memberId }),
  })
}
