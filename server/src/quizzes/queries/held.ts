/** Passes that wait for a second look, whoever's time is over first. */
import type { HeldAttempt, QuizBody } from '@laurel/shared/quizzes'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { cursorAfter, placeOf } from '../../points/index.ts'
import type { Row } from '../../schema.ts'
import { signalSentence } from '../rules/signal-words.zh.ts'

const PAGE = 50
const SECOND_MS = 1_000
const filled = sql.placeholder

interface HeldAsked {
  cursor?: string | undefined
  limit?: number | undefined
  quizId?: string | undefined
}

export function heldQueries({ read, schema: { attempt, offerVersion } }: Reads) {
  const ofQuiz = sql`(${filled('quizId')} = '' or ${attempt.offerId} = ${filled('quizId')})`
  const behind = sql`(${attempt.reviewBy}, ${attempt.id}) > (${filled('at')}, ${filled('id')})`
  const page = read
    .select({ attempt, body: offerVersion.body })
    .from(attempt)
    .innerJoin(
      offerVersion,
      and(eq(offerVersion.offerId, attempt.offerId), eq(offerVersion.number, attempt.version)),
    )
    .where(and(eq(attempt.review, sql.raw(`'held'`)), ofQuiz, behind))
    .orderBy(asc(attempt.reviewBy), asc(attempt.id))
    .limit(filled('rows'))
    .prepare('quiz_held')
  return {
    async listHeld({ cursor, limit = PAGE, quizId = '' }: HeldAsked) {
      const { at, id } = cursor === undefined ? { at: 0, id: '' } : placeOf(cursor)
      const found = await page.execute({ quizId, at, id, rows: limit + 1 })
      const items = found.slice(0, limit).map((line) => heldOf(line))
      const last = items.at(-1)
      const next =
        found.length > limit && last ? cursorAfter({ at: last.reviewBy, id: last.attemptId }) : null
      return { items, next }
    },
  }
}

interface Line {
  attempt: Row<'attempt'>
  body: Record<string, unknown>
}

function heldOf({ attempt, body }: Line): HeldAttempt {
  const { id: attemptId, offerId: quizId, memberId, stage, correct, total, startedAt, endedAt } = attempt
  const { points = 0, growth = 0 } = (body as unknown as QuizBody).stages[stage - 1] ?? {}
  const scoredAt = endedAt ?? startedAt
  return {
    ...{ attemptId, quizId, memberId, stage, correct: correct ?? 0, total, points, growth, scoredAt },
    seconds: Math.round((scoredAt - startedAt) / SECOND_MS),
    signals: attempt.signals.map((signal) => ({ signal, sentence: signalSentence(signal) })),
    reviewBy: attempt.reviewBy ?? 0,
  }
}
