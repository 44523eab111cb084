/** Walks who may bring others: every member, with what he did so far. */
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 2_000
const filled = sql.placeholder

export interface Active {
  memberId: string
  called: string | null
  level: number
  cycleGrowth: number
  /** Whom he brought in this programme. */
  bound: number
}

export const activeWalk = ({ read, schema: { membership, member, inviter } }: Reads) => {
  const { level, cycleGrowth } = membership
  const page = read
    .select({ memberId: member.id, called: member.called, level, cycleGrowth, bound: inviter.bound })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .leftJoin(inviter, and(eq(inviter.memberId, member.id), eq(inviter.offerId, filled('offerId'))))
    .where(and(gt(member.id, filled('after')), eq(member.state, 'active')))
    .orderBy(asc(member.id))
    .limit(PAGE)
    .prepare('insights_actives')

  return {
    async *walkActives(offerId: string): AsyncGenerator<Active> {
      for (let after = ''; ; ) {
        const rows = await page.execute({ offerId, after })
        yield* rows.map(({ level: tier, cycleGrowth: growth, bound, ...row }) => ({
          ...row,
          ...{ level: tier ?? 0, cycleGrowth: growth ?? 0, bound: bound ?? 0 },
        }))
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.memberId
      }
    },
  }
}
