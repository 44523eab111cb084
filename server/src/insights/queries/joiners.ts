/** Walks the members who joined in a span, with the last thing each of them did himself. */
import { and, asc, eq, gt, gte, lt, max, notLike, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { idMaker } from '../../platform/ids.ts'
import type { Span } from './bindings.ts'

const PAGE = 1_000
const filled = sql.placeholder

export interface Joiner {
  id: string
  joinedAt: number
  /** Null: not by this programme. */
  boundAt: number | null
  /** Something was given to him for an act of his own, or he grew by one. Null: never. */
  lastActAt: number | null
}

/** Ids begin with their time: nobody who joined in a span has one from before it. */
const firstIdAt = (at: number): string =>
  idMaker(
    () => at,
    () => 0,
  )()

export const joinerWalk = ({ read, schema: { member, binding, grant, growthEntry } }: Reads) => {
  // What an inviter is given, his friend did.
  const given = read
    .select({ at: max(grant.at) })
    .from(grant)
    .where(and(eq(grant.memberId, member.id), notLike(grant.rule, '%-inviter')))
  const grown = read
    .select({ at: max(growthEntry.at) })
    .from(growthEntry)
    .where(eq(growthEntry.memberId, member.id))
  const page = read
    .select({
      ...{ id: member.id, joinedAt: member.joinedAt, boundAt: binding.boundAt },
      ...{
        givenAt: sql<number | null>`(${given})`.as('given_at'),
        grownAt: sql<number | null>`(${grown})`.as('grown_at'),
      },
    })
    .from(member)
    .leftJoin(binding, and(eq(binding.inviteeId, member.id), eq(binding.offerId, filled('offerId'))))
    .where(
      and(
        gt(member.id, filled('after')),
        lt(member.id, filled('end')),
        gte(member.joinedAt, filled('from')),
        lt(member.joinedAt, filled('before')),
        // An account that became another's is no person of its own.
        eq(member.state, 'active'),
      ),
    )
    .orderBy(asc(member.id))
    .limit(PAGE)
    .prepare('insights_joiners')

  return {
    async *walkJoiners({ offerId, from, before }: Span): AsyncGenerator<Joiner> {
      const end = firstIdAt(before)
      for (let after = firstIdAt(from); ; ) {
        const rows = await page.execute({ offerId, from, before, after, end })
        yield* rows.map(({ givenAt, grownAt, ...joiner }) => ({
          ...joiner,
          lastActAt: Math.max(Number(givenAt ?? 0), Number(grownAt ?? 0)) || null,
        }))
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
  }
}
