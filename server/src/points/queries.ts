/** What a member has, and how it came about. */
import type { HistoryEntry, ListHistoryInput, PointsSummary } from '@laurel/shared/points'
import { and, asc, eq, gte, sql, sum } from 'drizzle-orm'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import { debtOf, pointsOf } from './accounts.ts'
import { cursorAfter, placeOf } from './cursor.ts'
import { type HistoryLine, historyQueries, WALK_MAX } from './queries/history.ts'
import { byDay, type DayLot, expiringOf } from './rules.ts'

const PAGE = 20
const filled = sql.placeholder

export const pointsQueries = (reads: Reads, walkMax = WALK_MAX) => {
  const { read, schema } = reads
  const { account, lot } = schema
  const lots = read
    .select({ expiresOn: lot.expiresOn, points: sum(lot.remaining).mapWith(Number) })
    .from(lot)
    .where(and(eq(lot.account, filled('account')), gte(lot.expiresOn, filled('today'))))
    .groupBy(lot.expiresOn)
    .orderBy(asc(lot.expiresOn))
    .prepare('points_lots')
  const balance = read
    .select({ balance: account.balance })
    .from(account)
    .where(eq(account.path, filled('path')))
    .prepare('points_balance')
  const history = historyQueries(reads, walkMax)

  return {
    /** Lots whose day is over are not counted, whether or not they were swept. */
    async loadSummary(memberId: string, now: number): Promise<PointsSummary> {
      const path = pointsOf(memberId)
      const today = dayOf(now)
      const [open, [owed]] = await Promise.all([
        lots.execute({ account: path, today }),
        balance.execute({ path: debtOf(path) }),
      ])
      const debt = Math.abs(owed?.balance ?? 0)
      return { balance: sumOfDays(open), debt, expiring: expiringOf(open, today), lots: open }
    },

    /** What a member may spend now. */
    async loadBalance(memberId: string, now: number): Promise<number> {
      return sumOfDays(await lots.execute({ account: pointsOf(memberId), today: dayOf(now) }))
    },

    async listHistory(memberId: string, { kind, cursor, limit = PAGE }: ListHistoryInput) {
      const account = pointsOf(memberId)
      const lines = await history[kind ?? 'all'].execute({ account, limit: limit + 1, ...placeOf(cursor) })
      const { shown, next } = pageOf(lines, limit)
      return { items: shown.map(entryOf(account)), next }
    },
  }
}

const sumOfDays = (lots: readonly DayLot[]): number => lots.reduce((sum, { points }) => sum + points, 0)

/** There is more when more was found, and when the walk ended before the chain did. */
function pageOf(lines: readonly HistoryLine[], limit: number): { shown: HistoryLine[]; next: string | null } {
  const found = lines.filter(({ isShown }) => isShown)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : lines.findLast(({ isEnd }) => isEnd)
  return { shown, next: last ? cursorAfter(last) : null }
}

const entryOf =
  (account: string) =>
  ({ id, at, amount, debit, debitAfter, creditAfter, because, lots }: HistoryLine): HistoryEntry => ({
    id,
    at,
    points: debit === account ? -amount : amount,
    balanceAfter: debit === account ? debitAfter : creditAfter,
    reason: because.reason,
    subject: because.subject ?? null,
    orderId: because.orderId ?? null,
    lots: byDay(lots ?? []),
    why: `points:${id}`,
  })
