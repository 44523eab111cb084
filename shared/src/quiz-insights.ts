import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './quiz-insights.schema.ts'

export type QuizReportInput = Static<typeof schema.QuizReportInput>
export type QuizStep = Static<typeof schema.QuizStep>
export type QuizReport = Static<typeof schema.QuizReport>
export type QuizComparisonInput = Static<typeof schema.QuizComparisonInput>
export type QuizComparison = Static<typeof schema.QuizComparison>

/** What became of a quiz: for operators. */
export const quizInsightsApi = {
  report: call<QuizReportInput, QuizReport>()('GET', '/admin/quizzes/:quizId/report', [
    'QUIZ_UNKNOWN',
    'OFFER_DAYS_INVALID',
  ]),
  comparison: call<QuizComparisonInput, QuizComparison>()('GET', '/admin/quizzes/:quizId/comparison', [
    'QUIZ_UNKNOWN',
  ]),
}
