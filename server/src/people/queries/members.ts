/** What operators and jobs ask about members as a whole: merges, erasures, and points that came to the wrong place. */
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const PAGE = 200
const filled = sql.placeholder

export const peopleQueries = (reads: Reads) => ({ ...mergeQueries(reads), ...leftoverQueries(reads) })

function mergeQueries({ read, schema: { merge } }: Reads) {
  const into = read
    .select()
    .from(merge)
    .where(eq(merge.intoId, filled('memberId')))
    .orderBy(desc(merge.at), desc(merge.id))
    .prepare('people_merges')
  return {
    listMerges: (memberId: string): Promise<Row<'merge'>[]> => into.execute({ memberId }),
  }
}

/** Driven by the few rows of merges and erasures, so that no index on members or orders is paid for by others. */
function leftoverQueries({ read, schema: { merge, erasure, order, account, member } }: Reads) {
  const pointsAt = (memberId: typeof merge.fromId | typeof erasure.memberId) =>
    eq(account.path, sql`'member/' || ${memberId} || '/points'`)
  const { memberId } = erasure
  const known = read
    .select({ memberId })
    .from(erasure)
    .where(eq(memberId, filled('memberId')))
    .prepare('people_erased')
  const there = read
    .select({ id: member.id })
    .from(member)
    .where(eq(member.id, filled('memberId')))
    .prepare('people_known')
  const merged = read
    .select({ memberId: merge.fromId })
    .from(merge)
    .innerJoin(account, pointsAt(merge.fromId))
    .where(and(isNull(merge.undoneAt), gt(account.balance, 0)))
    .limit(PAGE)
    .prepare('people_merged_points')
  const owing = read
    .select({ memberId: merge.fromId })
    .from(merge)
    .innerJoin(account, eq(account.path, sql`'member/' || ${merge.fromId} || '/debt'`))
    .where(and(isNull(merge.undoneAt), lt(account.balance, 0)))
    .limit(PAGE)
    .prepare('people_merged_debt')
  const closed = read
    .select({ memberId })
    .from(erasure)
    .innerJoin(account, pointsAt(memberId))
    .where(gt(account.balance, 0))
    .limit(PAGE)
    .prepare('people_closed_points')
  const { id, state, steps } = order
  const addressed = read
    .select({ id, state, steps })
    .from(erasure)
    .innerJoin(order, eq(order.memberId, memberId))
    .where(and(isNotNull(order.address), gt(id, filled('after'))))
    .orderBy(asc(id))
    .limit(PAGE)
    .prepare('people_closed_addresses')
  return {
    isErased: async (memberId: string): Promise<boolean> => (await known.execute({ memberId })).length > 0,
    isKnown: async (memberId: string): Promise<boolean> => (await there.execute({ memberId })).length > 0,
    /** Accounts to which points came since they were merged, or closed. */
    mergedWithPoints: () => merged.execute(),
    /** Accounts from which something was taken back since they were merged. */
    mergedInDebt: () => owing.execute(),
    closedWithPoints: () => closed.execute(),
    /** Orders of closed accounts that keep an address. */
    async *closedWithAddress() {
      for (let after = ''; ; ) {
        const rows = await addressed.execute({ after })
        yield rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.id
      }
    },
  }
}
