/** Reads where a member stands in the stages of quizzes. */
import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const filled = sql.placeholder

/** With the attempt that is under way, else the last one. */
export type StageRow = Row<'quizStage'> &
  Pick<Row<'attempt'>, 'review' | 'untimed' | 'closesAt'> & { isOpen: boolean }

export interface Rounds {
  memberId: string
  offerId: string
  /** Of now, and the one before: what was begun before midnight may still be under way. */
  round: string
  before: string
}

export const stageQueries = ({ read, schema: { quizStage, attempt } }: Reads) => {
  const stood = read
    .select({
      stood: quizStage,
      last: {
        review: attempt.review,
        untimed: attempt.untimed,
        closesAt: attempt.closesAt,
        state: attempt.state,
      },
    })
    .from(quizStage)
    .innerJoin(attempt, eq(attempt.id, quizStage.attemptId))
    .where(
      and(
        eq(quizStage.memberId, filled('memberId')),
        eq(quizStage.offerId, filled('offerId')),
        inArray(quizStage.round, [filled('round'), filled('before')]),
      ),
    )
    .prepare('quiz_stages')
  const passed = read
    .select({ offerId: quizStage.offerId, round: quizStage.round, n: count() })
    .from(quizStage)
    .where(
      and(
        eq(quizStage.memberId, filled('memberId')),
        inArray(quizStage.round, ['once', filled('today')]),
        isNotNull(quizStage.passedAt),
      ),
    )
    .groupBy(quizStage.offerId, quizStage.round)
    .prepare('quiz_stages_passed')
  return {
    async listStages(rounds: Rounds): Promise<StageRow[]> {
      const rows = await stood.execute({ ...rounds })
      return rows.map(({ stood: row, last: { state, ...last } }) => ({
        ...row,
        ...last,
        isOpen: state === 'open',
      }))
    },
    /** How many stages of each quiz, by round. */
    listPassed: (memberId: string, today: string) => passed.execute({ memberId, today }),
  }
}

export type StageQueries = ReturnType<typeof stageQueries>
