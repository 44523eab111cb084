/** Which draws a member took part in, and what of each is to be claimed: a line each on the me tab. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const LINES = 3
const filled = sql.placeholder

export interface MyDraw {
  drawId: string
  title: string
  toClaim: number
}

export function mineQueries({ read, schema: { drawResult: result, offerVersion: version } }: Reads) {
  const lastAt = sql<number>`max(${result.at})`.mapWith(Number)
  const ofMember = read
    .select({
      drawId: result.offerId,
      title: version.title,
      toClaim: sql<number>`sum(case when ${result.state} = 'open' then 1 else 0 end)`.mapWith(Number),
      lastAt,
    })
    .from(result)
    .innerJoin(
      version,
      and(
        eq(version.offerId, result.offerId),
        eq(version.state, 'approved'),
        sql`${version.number} = (select max(newest.number) from offer_version newest
          where newest.offer_id = ${result.offerId} and newest.state = 'approved')`,
      ),
    )
    .where(eq(result.memberId, filled('memberId')))
    .groupBy(result.offerId, version.title)
    .prepare('draws_mine')

  return {
    /** The one drawn in last comes first. */
    async listMine(memberIds: readonly string[]): Promise<MyDraw[]> {
      const lists = await Promise.all(memberIds.map((memberId) => ofMember.execute({ memberId })))
      const byDraw = new Map<string, MyDraw & { lastAt: number }>()
      for (const line of lists.flat()) {
        const known = byDraw.get(line.drawId) ?? { ...line, toClaim: 0, lastAt: 0 }
        const both = { toClaim: known.toClaim + line.toClaim, lastAt: Math.max(known.lastAt, line.lastAt) }
        byDraw.set(line.drawId, { ...known, ...both })
      }
      return [...byDraw.values()]
        .sort((a, b) => b.lastAt - a.lastAt)
        .slice(0, LINES)
        .map(({ drawId, title, toClaim }) => ({ drawId, title, toClaim }))
    },
  }
}
