/** Reads who took part in a quiz and when first, and walks all members with what is known of them from before. */
import { and, asc, eq, gt, min, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 2_000
const filled = sql.placeholder

export interface Somebody {
  id: string
  joinedAt: number
  level: number
}
export interface TierStep {
  memberId: string
  at: number
  fromLevel: number
  toLevel: number
}

export const quizPeopleQueries = ({ read, schema: { attempt, member, membership, tierChange } }: Reads) => {
  const first = read
    .select({ memberId: attempt.memberId, at: min(attempt.startedAt) })
    .from(attempt)
    .where(eq(attempt.offerId, filled('quizId')))
    .groupBy(attempt.memberId)
    .prepare('quiz_participants')
  const members = read
    .select({ id: member.id, joinedAt: member.joinedAt, level: membership.level })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .where(and(gt(member.id, filled('after')), eq(member.state, sql.raw(`'active'`))))
    .orderBy(asc(member.id))
    .limit(PAGE)
    .prepare('quiz_comparison_members')
  const { memberId, number, at, fromLevel, toLevel } = tierChange
  const changes = read
    .select({ memberId, number, at, fromLevel, toLevel })
    .from(tierChange)
    .where(sql`(${memberId}, ${number}) > (${filled('after')}, ${filled('number')})`)
    .orderBy(asc(memberId), asc(number))
    .limit(PAGE)
    .prepare('quiz_comparison_tiers')

  return {
    async listFirstAttempts(quizId: string): Promise<Map<string, number>> {
      const rows = await first.execute({ quizId })
      return new Map(rows.map((row) => [row.memberId, Number(row.at)]))
    },
    async *walkSomebodies(): AsyncGenerator<Somebody> {
      for (let after = ''; ; ) {
        const rows = await members.execute({ after })
        yield* rows.map(({ level, ...row }) => ({ ...row, level: level ?? 0 }))
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
    /** Each member's in order. */
    async *walkTierSteps(): AsyncGenerator<TierStep> {
      for (let after = { after: '', number: 0 }; ; ) {
        const rows = await changes.execute(after)
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = { after: last.memberId, number: last.number }
      }
    },
  }
}
