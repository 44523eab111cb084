/** What the mall keeps of persons: their orders for the export, and addresses for whoever must forget them. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { OPEN_STATES } from '../rules/order-states.ts'
import { ownedBy } from './owned.ts'
import { LAST_ID } from './paging.ts'

const PAGE = 200
const filled = sql.placeholder

export const personalQueries = (reads: Reads) => ({ ...exportQueries(reads), ...addressQueries(reads) })

function exportQueries({ read, schema: { order, code } }: Reads) {
  const itsCode = and(
    eq(code.product, order.productId),
    eq(code.number, order.skuNumber),
    eq(code.position, order.codeNumber),
  )
  const page = read
    .select({ order, sealedCode: code.sealed })
    .from(order)
    .leftJoin(code, itsCode)
    .where(and(ownedBy({ order }), lt(order.id, filled('before'))))
    .orderBy(desc(order.id))
    .limit(PAGE)
    .prepare('mall_personal_orders')
  const counted = read
    .select({ n: count() })
    .from(order)
    .where(ownedBy({ order }))
    .prepare('mall_personal_count')
  return {
    async countOrders(memberId: string): Promise<number> {
      return (await counted.execute({ memberId }))[0]?.n ?? 0
    },
    async *ordersOf(memberId: string) {
      for (let before = LAST_ID; ; ) {
        const rows = await page.execute({ memberId, before })
        for (const row of rows) yield { ...row.order, sealedCode: row.sealedCode }
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        before = last.order.id
      }
    },
  }
}

function addressQueries({ read, schema: { order } }: Reads) {
  const open = inArray(order.state, [...OPEN_STATES])
  const ofMember = read
    .select({ id: order.id })
    .from(order)
    .where(and(ownedBy({ order }), or(isNotNull(order.address), open)))
    .prepare('mall_addressed_orders')
  const { id, state, placedAt, steps } = order
  // All orders in the order of time, which is that of their ids: no index is needed, and none is paid for by redeeming.
  const walk = read
    .select({
      id,
      state,
      placedAt,
      steps,
      hasAddress: sql<number>`case when ${order.address} is null then 0 else 1 end`,
    })
    .from(order)
    .where(gt(id, filled('after')))
    .orderBy(asc(id))
    .limit(PAGE)
    .prepare('mall_order_walk')
  return {
    /** Orders of a member that are under way, or keep an address. */
    async listKept(memberId: string): Promise<string[]> {
      return (await ofMember.execute({ memberId })).map((row) => row.id)
    },
    /** Orders that ended before an instant and still keep an address, page by page. */
    async *endedWithAddress(before: number): AsyncGenerator<string[]> {
      for (let after = ''; ; ) {
        const rows = await walk.execute({ after })
        const due = rows.filter(
          (row) => Number(row.hasAddress) === 1 && !isOpen(row.state) && (row.steps.at(-1)?.at ?? 0) < before,
        )
        if (due.length) yield due.map((row) => row.id)
        const last = rows.at(-1)
        if (!last || rows.length < PAGE || last.placedAt >= before) return
        after = last.id
      }
    },
  }
}

const isOpen = (state: string): boolean => OPEN_STATES.some((open) => open === state)
