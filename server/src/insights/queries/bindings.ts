/** Walks the bindings of a programme page by page: a report over many of them never holds up whoever redeems meanwhile. */
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 2_000
const filled = sql.placeholder

export interface Brought
  extends Pick<
    Row<'binding'>,
    | 'inviteeId'
    | 'inviterId'
    | 'code'
    | 'surface'
    | 'touchedAt'
    | 'boundAt'
    | 'state'
    | 'reached'
    | 'promised'
    | 'reviewedAt'
  > {
  /** Of the link; null: by a lead. */
  depth: number | null
  material: string | null
}

export interface Span {
  offerId: string
  from: number
  before: number
}

export const bindingWalk = ({ read, schema: { binding, shareLink } }: Reads) => {
  const { inviteeId, inviterId, code, surface, touchedAt, boundAt } = binding
  const { state, reached, promised, reviewedAt, offerId } = binding
  const page = read
    .select({
      ...{ inviteeId, inviterId, code, surface, touchedAt, boundAt, state, reached, promised, reviewedAt },
      ...{ depth: shareLink.depth, material: shareLink.material },
    })
    .from(binding)
    .leftJoin(shareLink, eq(shareLink.code, code))
    .where(
      and(
        eq(offerId, filled('offerId')),
        gte(boundAt, filled('at')),
        sql`(${boundAt}, ${inviteeId}) > (${filled('at')}, ${filled('id')})`,
        lt(boundAt, filled('before')),
      ),
    )
    .orderBy(asc(boundAt), asc(inviteeId))
    .limit(PAGE)
    .prepare('insights_bindings')

  return {
    /** In the order in which they were bound. */
    async *walkBindings({ offerId: id, from, before }: Span): AsyncGenerator<Brought> {
      for (let after = { at: from, id: '' }; ; ) {
        const rows = await page.execute({ offerId: id, before, ...after })
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = { at: last.boundAt, id: last.inviteeId }
      }
    },
  }
}
