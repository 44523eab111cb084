/** Reads how the questions of a quiz fared in the attempts of a span that are over, and at which of them people left. */
import { sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { QuizSpan } from './quiz-report.ts'

const QUESTIONS = 500
const filled = sql.placeholder

const over = sql`a.offer_id = ${filled('quizId')} and a.state = 'scored'
  and a.started_at >= ${filled('from')} and a.started_at < ${filled('before')}`
/** The one behind the last that was answered, where nobody handed in. */
const leftAt = sql`(select a.id as attempt_id, coalesce(max(case when s.chosen is not null then s.number end), 0) + 1 as number
  from quiz_attempt a join quiz_attempt_slot s on s.attempt_id = a.id
  where ${over} and a.ended_by = 'clock' group by a.id) as l`

export const quizQuestionQueries = ({ read }: Reads) => {
  const counted = (text: string, as: string) => sql<number>`${sql.raw(text)}`.mapWith(Number).as(as)
  const page = read
    .select({
      questionId: sql<string>`s.question_id`.as('question_id'),
      text: sql<string>`max(n.text)`.as('text'),
      asked: counted('count(*)', 'asked'),
      answered: counted('count(s.chosen)', 'answered'),
      right: counted('sum(case when s.chosen = v.answer then 1 else 0 end)', 'right_count'),
      left: counted('sum(case when s.number = l.number then 1 else 0 end)', 'left_count'),
    })
    .from(sql`quiz_attempt as a`)
    .innerJoin(sql`quiz_attempt_slot as s`, sql.raw('s.attempt_id = a.id'))
    .innerJoin(sql`question_version as v`, sql.raw('v.question_id = s.question_id and v.number = s.version'))
    .innerJoin(sql`question as q`, sql.raw('q.id = s.question_id'))
    .innerJoin(sql`question_version as n`, sql.raw('n.question_id = q.id and n.number = q.newest'))
    .leftJoin(leftAt, sql.raw('l.attempt_id = a.id'))
    .where(over)
    .groupBy(sql.raw('s.question_id'))
    .orderBy(sql.raw('left_count desc, asked desc, question_id'))
    .limit(QUESTIONS)
    .prepare('quiz_report_questions')
  return { listQuizQuestions: (span: QuizSpan) => page.execute({ ...span }) }
}
