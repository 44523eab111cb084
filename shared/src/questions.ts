import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './questions.schema.ts'

export type AddQuestionInput = Static<typeof schema.AddQuestionInput>
export type EditQuestionInput = Static<typeof schema.EditQuestionInput>
export type Question = Static<typeof schema.Question>
export type QuestionPage = Static<typeof schema.QuestionPage>
export type ListQuestionsInput = Static<typeof schema.ListQuestionsInput>
export type Pool = Static<typeof schema.Pool>
export type ImportQuestionsInput = Static<typeof schema.ImportQuestionsInput>
export type RowFault = Static<typeof schema.RowFault>
export type QuestionsImported = Static<typeof schema.QuestionsImported>
export type QuestionStats = Static<typeof schema.QuestionStats>
type Nothing = Record<never, never>
type OfQuestion = { questionId: string }

/** The bank that quizzes draw from: for operators. */
export const questionsApi = {
  list: call<ListQuestionsInput, QuestionPage>()('GET', '/admin/questions'),
  pool: call<Nothing, Pool>()('GET', '/admin/questions/pool'),
  one: call<OfQuestion, Question>()('GET', '/admin/questions/:questionId', ['QUESTION_UNKNOWN']),
  stats: call<OfQuestion, QuestionStats>()('GET', '/admin/questions/:questionId/stats', ['QUESTION_UNKNOWN']),
  add: call<AddQuestionInput, Question>()('POST', '/admin/questions', [
    'QUESTION_INVALID',
    'QUESTION_KNOWN',
    'IMAGE_INVALID',
  ]),
  edit: call<EditQuestionInput, Question>()('PUT', '/admin/questions/:questionId', [
    'QUESTION_UNKNOWN',
    'QUESTION_INVALID',
    'QUESTION_KNOWN',
    'IMAGE_INVALID',
  ]),
  retire: call<OfQuestion & { retired: boolean }, Question>()('PUT', '/admin/questions/:questionId/retired', [
    'QUESTION_UNKNOWN',
  ]),
  import: call<ImportQuestionsInput, QuestionsImported>()('POST', '/admin/questions/import', [
    'SHEET_INVALID',
  ]),
}
