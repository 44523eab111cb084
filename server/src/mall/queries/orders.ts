/** One order with its code, and how many a member waits for. */
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { OPEN_STATES } from '../rules/order-states.ts'
import { ownedBy } from './owned.ts'

const filled = sql.placeholder

export const orderQueries = ({ read, schema: { order, code } }: Reads) => {
  const itsCode = and(
    eq(code.product, order.productId),
    eq(code.number, order.skuNumber),
    eq(code.position, order.codeNumber),
  )
  const one = read
    .select({ order, sealedCode: code.sealed })
    .from(order)
    .leftJoin(code, itsCode)
    .where(eq(order.id, filled('orderId')))
    .prepare('mall_order')
  const openCounts = read
    .select({ state: order.state, orders: count() })
    .from(order)
    .where(and(ownedBy({ order }), inArray(order.state, [...OPEN_STATES])))
    .groupBy(order.state)
    .prepare('mall_open_counts')

  return {
    async findOrder(orderId: string) {
      const [found] = await one.execute({ orderId })
      return found ? { ...found.order, sealedCode: found.sealedCode } : null
    },
    /** What a member waits for, and how much of it is on its way. */
    async openOrderCounts(memberId: string): Promise<{ openOrders: number; parcelsUnderWay: number }> {
      const rows = await openCounts.execute({ memberId })
      const openOrders = rows.reduce((total, { orders }) => total + orders, 0)
      return { openOrders, parcelsUnderWay: rows.find(({ state }) => state === 'shipped')?.orders ?? 0 }
    },
  }
}
