/** Reads quizzes as they stand: what is in force, will be, or was last. */
import type { QuizBody } from '@laurel/shared/quizzes'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'
import { type QuizState, shownNow } from '../rules/shown.ts'

export interface Shown {
  offer: Pick<Row<'offer'>, 'id' | 'spans' | 'pausedAt' | 'endedAt'>
  version: Pick<Row<'offerVersion'>, 'number' | 'title' | 'startsAt' | 'endsAt' | 'rules'> & {
    body: QuizBody
  }
  state: QuizState
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
  const all = lines().where(eq(offer.kind, 'quiz')).orderBy(asc(id), asc(number)).prepare('quizzes')

  return {
    async loadQuiz(offerId: string, now: number): Promise<Shown> {
      const [found] = shownOf(await one.execute({ offerId }), now)
      if (!found) throw new Refusal('QUIZ_UNKNOWN')
      return found
    },
    /** The newest first. */
    async listLive(now: number): Promise<Shown[]> {
      return shownOf(await all.execute(), now)
        .filter(({ state }) => state === 'live')
        .toReversed()
    },
  }
}

interface Line {
  offer: Shown['offer']
  version: Omit<Shown['version'], 'body'> & { body: Record<string, unknown> }
}

/** Of each quiz the version that is shown. */
const shownOf = (lines: readonly Line[], now: number): Shown[] =>
  lines.flatMap(({ offer, version }) => {
    const approved = lines.filter((line) => line.offer.id === offer.id).map((line) => line.version.number)
    const shown = shownNow(offer, approved, now)
    return shown?.version === version.number
      ? [{ offer, version: version as Shown['version'], state: shown.state }]
      : []
  })
