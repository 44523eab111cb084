/** Reads quizzes as they stand: what is in force, will be, or was last. */
import type { QuizBody } from '@laurel/shared/quizzes'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { type ShownState, shownOf } from '../../offers/index.ts'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'

export interface Shown {
  offer: Pick<Row<'offer'>, 'id' | 'spans' | 'pausedAt' | 'endedAt'>
  version: Pick<Row<'offerVersion'>, 'number' | 'title' | 'startsAt' | 'endsAt' | 'rules'> & {
    body: QuizBody
  }
  state: ShownState
}

const filled = sql.placeholder

export const quizQueries = ({ read, schema: { offer, offerVersion } }: Reads) => {
  const { id, spans, pausedAt, endedAt } = offer
  const { number, title, body, startsAt, endsAt, rules } = offerVersion
  const lines = () =>
    read
      .select({
        offer: { id, spans, pausedAt, endedAt },
        version: { number, title, body, startsAt, endsAt, rules },
      })
      .from(offer)
      .innerJoin(offerVersion, and(eq(offerVersion.offerId, id), eq(offerVersion.state, 'approved')))
  const one = lines()
    .where(and(eq(id, filled('offerId')), eq(offer.kind, 'quiz')))
    .orderBy(asc(number))
    .prepare('quiz')
  const running = lines()
    .where(and(eq(offer.kind, 'quiz'), isNull(endedAt), gt(endsAt, filled('now'))))
    .orderBy(asc(id), asc(number))
    .prepare('quizzes')

  return {
    async loadQuiz(offerId: string, now: number): Promise<Shown> {
      const [found] = shownOf(await one.execute({ offerId }), now)
      if (!found) throw new Refusal('QUIZ_UNKNOWN')
      return found as Shown
    },
    /** The newest first. */
    async listLive(now: number): Promise<Shown[]> {
      const shown = shownOf(await running.execute({ now }), now) as Shown[]
      return shown.filter(({ state }) => state === 'live').toReversed()
    },
  }
}
