/** All attempts of one member. */
import { and, asc, count, eq, gt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200
const filled = sql.placeholder

export function personalQueries({ read, schema: { attempt } }: Reads) {
  const { id, offerId, stage, state, correct, total, passed, startedAt, endedAt, review } = attempt
  const page = read
    .select({ id, offerId, stage, state, correct, total, passed, review, startedAt, endedAt })
    .from(attempt)
    .where(and(eq(attempt.memberId, filled('memberId')), gt(id, filled('after'))))
    .orderBy(asc(id))
    .limit(PAGE)
    .prepare('quiz_own_attempts')
  const counted = read
    .select({ n: count() })
    .from(attempt)
    .where(eq(attempt.memberId, filled('memberId')))
    .prepare('quiz_own_attempts_count')
  return {
    countAttempts: async (memberId: string): Promise<number> =>
      (await counted.execute({ memberId }))[0]?.n ?? 0,
    async *attemptsOf(memberId: string) {
      for (let after = ''; ; ) {
        const rows = await page.execute({ memberId, after })
        for (const { id: _, ...row } of rows) yield row
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
  }
}
