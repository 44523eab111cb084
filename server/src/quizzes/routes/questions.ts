/** The bank that quizzes draw from, for operators. */
import type { Role } from '@laurel/shared/operators'
import { questionsApi } from '@laurel/shared/questions'
import * as schema from '@laurel/shared/questions.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addQuestion, editQuestion, importQuestions, retireQuestion } from '../commands/questions.ts'
import { questionStatsQueries } from '../queries/question-stats.ts'
import { questionQueries } from '../queries/questions.ts'
import { readSheet } from '../sheet.ts'
import { questionsOf } from '../sheet-questions.ts'

const READERS = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const satisfies Role[]
const EDITORS = ['admin', 'editor'] as const satisfies Role[]
/** The longest sheet that the contract takes, when each of its letters takes three bytes. */
const SHEET_BYTES_MAX = 9_100_000
/** Reading one takes as long as a hundred redemptions. */
const SHEETS_PER_MINUTE = 20

export function mountQuestions(app: App, { reads }: Deps): void {
  mountBank(app, questionQueries(reads), questionStatsQueries(reads))
  mountEdits(app)
}

type Bank = ReturnType<typeof questionQueries>
type Stats = ReturnType<typeof questionStatsQueries>

function mountBank(app: App, queries: Bank, { loadQuestionStats }: Stats): void {
  const questionOf = async ({ questionId }: { questionId: string }) => {
    const question = await queries.findQuestion(questionId)
    if (!question) throw new Refusal('QUESTION_UNKNOWN')
    return question
  }
  answer(app, questionsApi.list, {
    who: READERS,
    input: schema.ListQuestionsInput,
    reply: schema.QuestionPage,
    handle: (input) => queries.listQuestions(input),
  })
  answer(app, questionsApi.pool, {
    who: READERS,
    input: Empty,
    reply: schema.Pool,
    handle: () => queries.loadPool(),
  })
  answer(app, questionsApi.one, {
    who: READERS,
    input: schema.QuestionInput,
    reply: schema.Question,
    handle: questionOf,
  })
  answer(app, questionsApi.stats, {
    who: READERS,
    input: schema.QuestionInput,
    reply: schema.QuestionStats,
    handle: async (input) => loadQuestionStats(await questionOf(input)),
  })
}

function mountEdits(app: App): void {
  answer(app, questionsApi.add, {
    who: EDITORS,
    input: schema.AddQuestionInput,
    reply: schema.Question,
    status: 201,
    handle: (input, { newId, operator, run }) =>
      run(addQuestion, { ...input, questionId: newId(), operatorId: operator.id }),
  })
  answer(app, questionsApi.edit, {
    who: EDITORS,
    input: schema.EditQuestionInput,
    reply: schema.Question,
    handle: (input, { operator, run }) => run(editQuestion, { ...input, operatorId: operator.id }),
  })
  answer(app, questionsApi.retire, {
    who: EDITORS,
    input: schema.RetireQuestionInput,
    reply: schema.Question,
    handle: (input, { run }) => run(retireQuestion, input),
  })
  answer(app, questionsApi.import, {
    who: EDITORS,
    input: schema.ImportQuestionsInput,
    reply: schema.QuestionsImported,
    secrets: ['content'], // the trail is no place for a file; each question says who put it in
    ratePerMinute: SHEETS_PER_MINUTE,
    bytesMax: SHEET_BYTES_MAX,
    handle: async (input, { newId, operator, run }) => {
      const { questions, faults } = questionsOf(await readSheet(input))
      const named = questions.map((question) => ({ ...question, questionId: newId() }))
      return { ...(await run(importQuestions, { questions: named, operatorId: operator.id })), faults }
    },
  })
}
