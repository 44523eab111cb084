/** Walks the links of a programme and who arrived by them, so many links at a time. */
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import type { Span } from './bindings.ts'

const PAGE = 1_000
const filled = sql.placeholder

/** A link, and one arrival by it; one with nulls where nobody arrived in the span. */
export interface Arrival
  extends Pick<Row<'shareLink'>, 'code' | 'memberId' | 'surface' | 'material' | 'mintedAt'> {
  visitorId: string | null
  at: number | null
}

export const arrivalWalk = ({ read, schema: { shareLink, touch, visitorOf } }: Reads) => {
  const { code, memberId, surface, material, mintedAt, offerId } = shareLink
  const links = read
    .select({ code, memberId, visitorId: shareLink.visitorId, surface, material, mintedAt })
    .from(shareLink)
    .where(
      and(
        eq(offerId, filled('offerId')),
        gte(mintedAt, filled('at')),
        sql`(${mintedAt}, ${code}) > (${filled('at')}, ${filled('code')})`,
        lt(mintedAt, filled('before')),
      ),
    )
    .orderBy(asc(mintedAt), asc(code))
    .limit(PAGE)
    .as('links')
  const isInSpan = and(gte(touch.at, filled('from')), lt(touch.at, filled('before')))
  // Who opens his own link has not arrived by it.
  const isForeign = and(
    sql`${touch.visitorId} is distinct from ${links.visitorId}`,
    sql`${touch.memberId} is distinct from ${links.memberId}`,
    isNull(
      sql`(select ${visitorOf.at} from ${visitorOf} where ${visitorOf.memberId} = ${links.memberId} and ${visitorOf.visitorId} = ${touch.visitorId})`,
    ),
  )
  const page = read
    .select({
      ...{ code: links.code, memberId: links.memberId, surface: links.surface, material: links.material },
      ...{ mintedAt: links.mintedAt, visitorId: touch.visitorId, at: touch.at },
    })
    .from(links)
    .leftJoin(touch, and(eq(touch.code, links.code), isInSpan, isForeign))
    .orderBy(asc(links.mintedAt), asc(links.code), asc(touch.at))
    .prepare('insights_arrivals')

  return {
    /** Links that were minted before the end of the span, whenever; arrivals in it. */
    async *walkArrivals({ offerId: id, from, before }: Span): AsyncGenerator<Arrival> {
      for (let after = { at: 0, code: '' }; ; ) {
        const rows = await page.execute({ offerId: id, from, before, ...after })
        yield* rows
        const last = rows.at(-1)
        if (!last || new Set(rows.map((row) => row.code)).size < PAGE) return
        after = { at: last.mintedAt, code: last.code }
      }
    },
  }
}
