/** Prizes that nobody claimed in time, whoever waited longest first; and draws of which something is still kept. */
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { ResultKey } from '../commands/lapse.ts'

const PAGE = 200
const filled = sql.placeholder

type Line = ResultKey & { claimBy: number }

export function dueQueries({ read, schema: { draw, drawResult } }: Reads) {
  const { offerId, number, claimBy, state } = drawResult
  const unclaimed = read
    .select({ offerId, number, claimBy: sql<number>`${claimBy}`.mapWith(Number) })
    .from(drawResult)
    .where(
      and(
        eq(state, sql.raw(`'open'`)),
        lt(claimBy, filled('now')),
        sql`(${claimBy}, ${offerId}, ${number}) > (${filled('claimBy')}, ${filled('offerId')}, ${filled('number')})`,
      ),
    )
    .orderBy(asc(claimBy), asc(offerId), asc(number))
    .limit(PAGE)
    .prepare('draws_unclaimed')
  const unclosed = read
    .select({ offerId: draw.offerId })
    .from(draw)
    .where(and(isNull(draw.closedAt), gt(draw.offerId, filled('after'))))
    .orderBy(asc(draw.offerId))
    .limit(PAGE)
    .prepare('draws_unclosed')
  return {
    async *pagesUnclaimed(now: number): AsyncIterable<ResultKey[]> {
      for (let last: Line = { claimBy: 0, offerId: '', number: 0 }; ; ) {
        const rows: Line[] = await unclaimed.execute({ ...last, now })
        if (rows.length) yield rows.map((row) => ({ offerId: row.offerId, number: row.number }))
        const end = rows.at(-1)
        if (!end || rows.length < PAGE) return
        last = end
      }
    },
    async *pagesUnclosed(): AsyncIterable<{ offerId: string }[]> {
      for (let after = ''; ; ) {
        const rows = await unclosed.execute({ after })
        if (rows.length) yield rows
        const end = rows.at(-1)
        if (!end || rows.length < PAGE) return
        after = end.offerId
      }
    },
  }
}
