/** Bindings whose second look or whose last day is over, whoever waits longest first. */
import { and, asc, eq, lt, lte, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { BindingKey } from '../commands/review.ts'

const PAGE = 200
const filled = sql.placeholder

type Line = BindingKey & { place: number }

export function dueQueries({ read, schema: { binding } }: Reads) {
  const { inviteeId, offerId, reviewBy, dueBy, state } = binding
  const behind = (place: typeof dueBy | typeof reviewBy) =>
    sql`(${place}, ${inviteeId}, ${offerId}) > (${filled('place')}, ${filled('inviteeId')}, ${filled('offerId')})`
  const toReview = read
    .select({ inviteeId, offerId, place: sql<number>`${reviewBy}`.mapWith(Number) })
    .from(binding)
    .where(and(eq(state, sql.raw(`'held'`)), lte(reviewBy, filled('until')), behind(reviewBy)))
    .orderBy(asc(reviewBy), asc(inviteeId), asc(offerId))
    .limit(PAGE)
    .prepare('referral_to_review')
  const over = read
    .select({ inviteeId, offerId, place: dueBy })
    .from(binding)
    .where(and(sql`${state} in ('open', 'held')`, lt(dueBy, filled('until')), behind(dueBy)))
    .orderBy(asc(dueBy), asc(inviteeId), asc(offerId))
    .limit(PAGE)
    .prepare('referral_over')
  async function* pages(next: (after: Line) => Promise<Line[]>): AsyncIterable<BindingKey[]> {
    for (let last: Line = { place: 0, inviteeId: '', offerId: '' }; ; ) {
      const rows = await next(last)
      if (rows.length)
        yield rows.map(({ inviteeId: invitee, offerId: offer }) => ({ inviteeId: invitee, offerId: offer }))
      const end = rows.at(-1)
      if (!end || rows.length < PAGE) return
      last = end
    }
  }
  return {
    pagesToReview: (until: number) => pages((after) => toReview.execute({ ...after, until })),
    pagesOver: (until: number) => pages((after) => over.execute({ ...after, until })),
  }
}
