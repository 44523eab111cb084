/** What the export counts and lists of one member's points. */
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { pointsOf } from '../accounts.ts'

const filled = sql.placeholder

export const personalQueries = ({ read, schema: { lot, transfer } }: Reads) => {
  const mine = eq(lot.account, filled('account'))
  const lots = read
    .select({ expiresOn: lot.expiresOn, points: lot.remaining })
    .from(lot)
    .where(mine)
    .orderBy(asc(lot.expiresOn), asc(lot.seq))
    .prepare('points_personal_lots')
  const lotCount = read.select({ n: count() }).from(lot).where(mine).prepare('points_personal_lot_count')
  // The conditions of the two indexes, word for word, or they are not used.
  const { debit, credit } = transfer
  const countBy = (name: string, column: typeof debit | typeof credit) =>
    read
      .select({ n: count() })
      .from(transfer)
      .where(and(eq(column, filled('account')), sql`${column} like 'member/%/points'`))
      .prepare(`points_personal_${name}`)
  const taken = countBy('taken', debit)
  const earned = countBy('earned', credit)

  return {
    listLots: async (memberId: string) => lots.execute({ account: pointsOf(memberId) }),
    async countLots(memberId: string): Promise<number> {
      return (await lotCount.execute({ account: pointsOf(memberId) }))[0]?.n ?? 0
    },
    async countTransfers(memberId: string): Promise<number> {
      const account = pointsOf(memberId)
      const [[out], [back]] = await Promise.all([taken.execute({ account }), earned.execute({ account })])
      return (out?.n ?? 0) + (back?.n ?? 0)
    },
  }
}
