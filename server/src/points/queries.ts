/** What a member has, and how it came about. */
import type { HistoryEntry, ListHistoryInput, PointsSummary } from '@laurel/shared/points'
import { and, asc, desc, eq, gte, lt, lte, ne, or, type SQL, sql, sum } from 'drizzle-orm'
import { dayOf } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import type { Row } from '../schema.ts'
import { debtOf, POINTS_EXPIRED, pointsOf } from './accounts.ts'
import { cursorAfter, type Place, placeOf } from './cursor.ts'
import { byDay, type DayLot, expiringOf } from './rules.ts'

const PAGE = 20
const filled = sql.placeholder

type Kind = ListHistoryInput['kind']
type Asked = { account: string; limit: number; at: number; id: string }
type Line = Pick<Row<'transfer'>, 'id' | 'at' | 'amount' | 'lots' | 'because'> & { after: number }

function historyQueries({ read, schema: { transfer } }: Reads) {
  const { id, at, amount, lots, because, debit, credit } = transfer
  const before = and(lte(at, filled('at')), or(lt(at, filled('at')), lt(id, filled('id'))))
  const side = (
    name: string,
    after: typeof transfer.debitAfter | typeof transfer.creditAfter,
    where: SQL[],
  ) =>
    read
      .select({ id, at, amount, lots, because, after })
      .from(transfer)
      .where(and(...where, before))
      .orderBy(desc(at), desc(id))
      .limit(filled('limit'))
      .prepare(`points_${name}`)
  // The conditions of the two indexes, word for word, or they are not used.
  const from = [eq(debit, filled('account')), sql`${debit} like 'member/%/points'`]
  const to = [eq(credit, filled('account')), sql`${credit} like 'member/%/points'`]
  return {
    earned: side('earned', transfer.creditAfter, to),
    taken: side('taken', transfer.debitAfter, from),
    used: side('used', transfer.debitAfter, [...from, ne(credit, POINTS_EXPIRED)]),
    expired: side('expired', transfer.debitAfter, [...from, eq(credit, POINTS_EXPIRED)]),
  }
}

export const pointsQueries = (reads: Reads) => {
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
  const history = historyQueries(reads)

  async function linesOf(kind: Kind, asked: Asked): Promise<HistoryEntry[]> {
    if (kind === 'earned') return (await history.earned.execute(asked)).map(entryOf(1))
    if (kind) return (await history[kind].execute(asked)).map(entryOf(-1))
    const [earned, taken] = await Promise.all([history.earned.execute(asked), history.taken.execute(asked)])
    return [...earned.map(entryOf(1)), ...taken.map(entryOf(-1))].sort(newestFirst)
  }

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
      const asked = { account: pointsOf(memberId), limit: limit + 1, ...placeOf(cursor) }
      const lines = await linesOf(kind, asked)
      const items = lines.slice(0, limit)
      const last = items.at(-1)
      return { items, next: last && lines.length > limit ? cursorAfter(last) : null }
    },
  }
}

const sumOfDays = (lots: readonly DayLot[]): number => lots.reduce((sum, { points }) => sum + points, 0)
const newestFirst = (a: Place, b: Place): number => b.at - a.at || (a.id < b.id ? 1 : -1)

const entryOf =
  (sign: 1 | -1) =>
  ({ id, at, amount, after, because, lots }: Line): HistoryEntry => ({
    id,
    at,
    points: sign * amount,
    balanceAfter: after,
    reason: because.reason,
    subject: because.subject ?? null,
    orderId: because.orderId ?? null,
    lots: byDay(lots ?? []),
  })
