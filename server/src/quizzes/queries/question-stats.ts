/** Reads how a question fared, in the words in which it is asked now. */

import type { QuestionStats } from '@laurel/shared/questions'
import type { OptionKey } from '@laurel/shared/quizzes'
import { and, count, eq, isNotNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { keysIn } from '../question-replies.ts'

const filled = sql.placeholder
const BPS = 10_000

export const questionStatsQueries = ({ read, schema: { attempt, attemptSlot } }: Reads) => {
  const isAsked = and(
    eq(attemptSlot.questionId, filled('questionId')),
    eq(attemptSlot.version, filled('version')),
    eq(attempt.state, sql.raw(`'scored'`)),
  )
  const ofAttempt = eq(attempt.id, attemptSlot.attemptId)
  const answers = read
    .select({ chosen: attemptSlot.chosen, times: count() })
    .from(attemptSlot)
    .innerJoin(attempt, ofAttempt)
    .where(isAsked)
    .groupBy(attemptSlot.chosen)
    .prepare('question_answers')
  const ranked = read
    .select({
      tookMs: attemptSlot.tookMs,
      rank: sql<number>`row_number() over (order by ${attemptSlot.tookMs})`.as('rank'),
      total: sql<number>`count(*) over ()`.as('total'),
    })
    .from(attemptSlot)
    .innerJoin(attempt, ofAttempt)
    .where(and(isAsked, isNotNull(attemptSlot.chosen), isNotNull(attemptSlot.tookMs)))
    .as('ranked')
  const median = read
    .select({ tookMs: ranked.tookMs })
    .from(ranked)
    .where(sql`${ranked.rank} = (${ranked.total} + 1) / 2`)
    .prepare('question_median')

  return {
    async loadQuestionStats({ id, version, answer }: Newest): Promise<QuestionStats> {
      const asked = { questionId: id, version }
      const [counts, [half]] = await Promise.all([answers.execute(asked), median.execute(asked)])
      const lines = counts.map(({ chosen, times }) => ({ keys: keysIn(chosen ?? ''), times: Number(times) }))
      const given = lines.filter(({ keys }) => keys.length > 0)
      const answered = sum(given)
      const right = sum(given.filter(({ keys }) => keys.join('') === answer.join('')))
      return {
        ...asked,
        ...{ asked: sum(lines), answered, right },
        rightBps: answered ? Math.round((right * BPS) / answered) : null,
        medianMs: half?.tookMs ?? null,
        chosen: timesOf(given),
      }
    },
  }
}

interface Newest {
  id: string
  version: number
  answer: readonly OptionKey[]
}
interface Line {
  keys: readonly OptionKey[]
  times: number
}

const sum = (lines: readonly Line[]): number => lines.reduce((all, { times }) => all + times, 0)

/** Each option by itself, in the order of the alphabet; of the right ones too. */
function timesOf(lines: readonly Line[]): QuestionStats['chosen'] {
  const keys = [...new Set(lines.flatMap((line) => line.keys))].toSorted()
  return keys.map((key) => ({ key, times: sum(lines.filter((line) => line.keys.includes(key))) }))
}
