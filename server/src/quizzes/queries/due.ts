/** Attempts whose time is up, and passes whose second look is, whoever waits longest first. */
import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import type { CloseOrder } from '../commands/close.ts'

const PAGE = 100
const filled = sql.placeholder

interface Line extends Pick<Row<'attempt'>, 'id' | 'memberId' | 'offerId' | 'round' | 'stage'> {
  place: number
  budgetId: string | null
}

export function dueQueries({ read, schema: { attempt, attemptSlot, offerVersion } }: Reads) {
  const { id, memberId, offerId, round, stage, closesAt, reviewBy } = attempt
  const { budgetId } = offerVersion
  const { attemptId, questionId, version } = attemptSlot
  const isDue = {
    open: and(eq(attempt.state, sql.raw(`'open'`)), lt(closesAt, filled('until'))),
    held: and(eq(attempt.review, sql.raw(`'held'`)), lte(reviewBy, filled('until'))),
  }
  function pagesOf(state: keyof typeof isDue, column: typeof closesAt | typeof reviewBy) {
    const place = sql<number>`${column}`.mapWith(Number)
    const behind = sql`(${column}, ${id}) > (${filled('place')}, ${filled('id')})`
    const where = and(isDue[state], behind)
    const page = read
      .select({ id, memberId, offerId, round, stage, budgetId, place })
      .from(attempt)
      .innerJoin(
        offerVersion,
        and(eq(offerVersion.offerId, offerId), eq(offerVersion.number, attempt.version)),
      )
      .where(where)
      .orderBy(asc(column), asc(id))
      .limit(PAGE)
      .prepare(`quiz_due_${state}`)
    const among = read.select({ id }).from(attempt).where(where).orderBy(asc(column), asc(id)).limit(PAGE)
    const asked = read
      .select({ attemptId, questionId, version })
      .from(attemptSlot)
      .where(inArray(attemptId, among))
      .prepare(`quiz_due_${state}_slots`)
    return (until: number) =>
      inPages(async (last) => {
        const [rows, slots] = await Promise.all([
          page.execute({ ...last, until }),
          asked.execute({ ...last, until }),
        ])
        return { rows, slots, at: until }
      })
  }
  return { pagesOver: pagesOf('open', closesAt), pagesToReview: pagesOf('held', reviewBy) }
}

type SlotLine = Pick<Row<'attemptSlot'>, 'attemptId' | 'questionId' | 'version'>

interface Found {
  rows: Line[]
  slots: SlotLine[]
  at: number
}

async function* inPages(
  next: (after: Pick<Line, 'place' | 'id'>) => Promise<Found>,
): AsyncIterable<CloseOrder[]> {
  for (let last = { place: 0, id: '' }; ; ) {
    const found = await next(last)
    if (found.rows.length) yield ordersOf(found)
    const end = found.rows.at(-1)
    if (!end || found.rows.length < PAGE) return
    last = { place: end.place, id: end.id }
  }
}

function ordersOf({ rows, slots, at }: Found): CloseOrder[] {
  const byAttempt = new Map<string, SlotLine[]>(rows.map(({ id }) => [id, []]))
  for (const slot of slots) byAttempt.get(slot.attemptId)?.push(slot)
  return rows.map(({ id, memberId, place: _, ...likely }) => {
    const questions = byAttempt.get(id) ?? []
    return { attemptId: id, memberId, likely: { ...likely, questions, at } }
  })
}
