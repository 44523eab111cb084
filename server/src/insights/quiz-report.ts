/** What became of a quiz: how far those came who came in a window, what they cost, and where they left. */
import type { QuizReport, QuizReportInput } from '@laurel/shared/quiz-insights'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { quizQuestionQueries } from './queries/quiz-questions.ts'
import { quizReportQueries } from './queries/quiz-report.ts'
import { bpsOf } from './rules/figures.ts'
import { costsEach, stepsTo } from './rules/quiz-steps.ts'
import { spanOf } from './span.ts'

const DAY_MS = 86_400_000

export function quizReport(reads: Reads) {
  const queries = { ...quizReportQueries(reads), ...quizQuestionQueries(reads) }
  return async ({ quizId, ...days }: QuizReportInput): Promise<QuizReport> => {
    const span = { quizId, ...spanOf({ offerId: quizId, ...days }) }
    const last = await queries.findStageCount(quizId)
    if (last === null) throw new Refusal('QUIZ_UNKNOWN')
    const [lines, passed, quizPoints, prizes, questions] = await Promise.all([
      queries.listQuizDays({ ...span, last }),
      queries.listStagesPassed(span),
      queries.loadQuizPoints(span),
      queries.loadQuizPrizes(span),
      queries.listQuizQuestions(span),
    ])
    const sum = (what: 'seen' | 'started' | 'completed'): number =>
      lines.reduce((all, line) => all + line[what], 0)
    const [started, completed] = [sum('started'), sum('completed')]
    return {
      steps: stepsTo(last, { seen: sum('seen'), started, passed, ...prizes }),
      completionBps: bpsOf(completed, started),
      cost: costsEach({ quizPoints, drawPoints: prizes.points, prizeFen: prizes.fen, completed }),
      byDay: lines.map(({ day, ...counts }) => ({ day: dayOf(day * DAY_MS), ...counts })),
      questions: questions.map((line) => ({ ...line, rightBps: bpsOf(line.right, line.answered) })),
    }
  }
}
