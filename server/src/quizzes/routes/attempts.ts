/** Answering: an attempt is begun, answered question by question, and handed in. */
import { quizzesApi } from '@laurel/shared/quizzes'
import * as schema from '@laurel/shared/quizzes.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import type { Random } from '../../platform/ids.ts'
import { attempts } from '../attempt.ts'
import { answer as answerQuestions } from '../commands/answer.ts'
import { start } from '../commands/start.ts'
import { submit } from '../commands/submit.ts'
import type { QuizzesNeeds } from '../routes.ts'

const SEED_BYTES = 16

const drawSeed = (random: Random): string =>
  Array.from({ length: SEED_BYTES }, () => random(256).toString(16).padStart(2, '0')).join('')

export function mountAttempts(app: App, { deps, queries, chancesOf }: QuizzesNeeds): void {
  const loadAttempt = attempts(queries, chancesOf)
  /** Of another member's nothing is read ahead. */
  const likelyOf = async (attemptId: string, { memberId, now }: { memberId: string; now: number }) => {
    const found = await queries.findLikely(attemptId, now)
    return found?.memberId === memberId ? found.likely : null
  }
  answer(app, quizzesApi.start, {
    who: 'member',
    key: 'none', // asked again, it goes on with the attempt that is under way, and says what time it is by now
    input: schema.StartInput,
    reply: schema.Attempt,
    handle: async (input, { memberId, now, newId, run }) => {
      const seed = drawSeed(deps.random)
      const { version } = await queries.loadQuiz(input.quizId, now)
      const stage = version.body.stages[input.stage - 1]
      const likely = stage ? await queries.listLikely(seed, stage) : []
      const order = { ...input, memberId, attemptId: newId(), seed, likely }
      const { attemptId } = await run(start, order)
      return loadAttempt(attemptId, { memberId, now: deps.clock() })
    },
  })
  answer(app, quizzesApi.attempt, {
    who: 'member',
    input: schema.AttemptInput,
    reply: schema.Attempt,
    handle: ({ attemptId }, reader) => loadAttempt(attemptId, reader),
  })
  answer(app, quizzesApi.answer, {
    who: 'member',
    key: 'none', // each answer has its number: what comes twice changes nothing
    input: schema.AnswerInput,
    reply: schema.Answered,
    handle: async (input, { memberId, now, run }) => {
      const likely = await likelyOf(input.attemptId, { memberId, now })
      return run(answerQuestions, { ...input, memberId, likely })
    },
  })
  answer(app, quizzesApi.submit, {
    who: 'member',
    key: 'none', // an attempt is handed in once: again, it answers what came of it
    input: schema.SubmitInput,
    reply: schema.Attempt,
    handle: async (input, { memberId, now, run }) => {
      const likely = await likelyOf(input.attemptId, { memberId, now })
      const { attemptId } = await run(submit, { ...input, memberId, likely })
      return loadAttempt(attemptId, { memberId, now })
    },
  })
}
