/** What the export counts and lists of one member's points. */
import { asc, count, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { pointsOf } from '../accounts.ts'

const filled = sql.placeholder

export const personalQueries = ({ read, schema: { lot } }: Reads) => {
  const mine = eq(lot.account, filled('account'))
  const lots = read
    .select({ expiresOn: lot.expiresOn, points: lot.remaining })
    .from(lot)
    .where(mine)
    .orderBy(asc(lot.expiresOn), asc(lot.seq))
    .prepare('points_personal_lots')
  const lotCount = read.select({ n: count() }).from(lot).where(mine).prepare('points_personal_lot_count')
  const transfers = read
    .select({ n: count() })
    .from(sql`(with recursive chain as (
        select t.id, t.prev_id from account a join transfer t on t.id = a.last_id where a.path = ${filled('account')}
        union all
        select t.id, t.prev_id from chain c join transfer t on t.id = c.prev_id
      ) select id from chain) told`)
    .prepare('points_personal_transfers')

  return {
    listLots: async (memberId: string) => lots.execute({ account: pointsOf(memberId) }),
    async countLots(memberId: string): Promise<number> {
      return (await lotCount.execute({ account: pointsOf(memberId) }))[0]?.n ?? 0
    },
    async countTransfers(memberId: string): Promise<number> {
      return (await transfers.execute({ account: pointsOf(memberId) }))[0]?.n ?? 0
    },
  }
}
