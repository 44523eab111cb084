/** Counts the chances of members, and what they used of them on a day. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

interface Whose {
  /** One's own id, and those of accounts that were merged into it. */
  memberIds: readonly string[]
}

export function chanceQueries({ read, schema: { drawChance: chance, drawDay: day } }: Reads) {
  const n = sql<number>`count(*)`.mapWith(Number)
  const open = read
    .select({ drawId: chance.offerId, n })
    .from(chance)
    .where(and(eq(chance.memberId, filled('memberId')), eq(chance.state, sql.raw(`'open'`))))
    .groupBy(chance.offerId)
    .prepare('draws_open_chances')
  const oldest = read
    .select({ id: chance.id, at: chance.at })
    .from(chance)
    .where(
      and(
        eq(chance.memberId, filled('memberId')),
        eq(chance.offerId, filled('drawId')),
        eq(chance.state, sql.raw(`'open'`)),
      ),
    )
    .orderBy(asc(chance.at), asc(chance.id))
    .limit(1)
    .prepare('draws_oldest_chance')
  const given = read
    .select({ state: chance.state, n })
    .from(chance)
    .where(eq(chance.offerId, filled('drawId')))
    .groupBy(chance.state)
    .prepare('draws_chances')
  const today = read
    .select({ draws: day.draws })
    .from(day)
    .where(
      and(
        eq(day.memberId, filled('memberId')),
        eq(day.offerId, filled('drawId')),
        eq(day.day, filled('day')),
      ),
    )
    .prepare('draws_today')
  return {
    /** By draw. */
    async countOpen({ memberIds }: Whose): Promise<Map<string, number>> {
      const lists = await Promise.all(memberIds.map((memberId) => open.execute({ memberId })))
      const counts = new Map<string, number>()
      for (const { drawId, n } of lists.flat()) counts.set(drawId, (counts.get(drawId) ?? 0) + n)
      return counts
    },
    /** The one that a tap would use now; null: none. */
    async findOpenChance({ memberIds, drawId }: Whose & { drawId: string }): Promise<string | null> {
      const found = await Promise.all(memberIds.map((memberId) => oldest.execute({ memberId, drawId })))
      return found.flat().sort((a, b) => a.at - b.at)[0]?.id ?? null
    },
    async countGiven(drawId: string): Promise<{ given: number; used: number }> {
      const rows = await given.execute({ drawId })
      const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0
      return { given: of('open') + of('used'), used: of('used') }
    },
    async countToday(memberId: string, drawId: string, on: string): Promise<number> {
      return (await today.execute({ memberId, drawId, day: on }))[0]?.draws ?? 0
    },
  }
}
