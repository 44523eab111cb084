/** Lists of orders, the newest first: a member's own, and all of them for operators. */
import type { ListOrdersInput, OrderState } from '@laurel/shared/mall'
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { OPEN_STATES } from '../rules/order-states.ts'
import { ownedBy } from './owned.ts'
import { LAST_ID, PAGE, type Paging, pageOf } from './paging.ts'

const filled = sql.placeholder
const newestFirst = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? 1 : -1)
const idOf = ({ id }: { id: string }): string => id

export const orderListQueries = ({ read, schema: { order } }: Reads) => {
  const behind = lt(order.id, filled('before'))
  const ownBy = (name: string, where?: SQL) =>
    read
      .select()
      .from(order)
      .where(and(ownedBy({ order }), behind, where))
      .orderBy(desc(order.id))
      .limit(filled('limit'))
      .prepare(`mall_own_${name}`)
  const own = {
    all: ownBy('all'),
    open: ownBy('open', inArray(order.state, [...OPEN_STATES])),
    received: ownBy('received', eq(order.state, 'received')),
    cancelled: ownBy('cancelled', eq(order.state, 'cancelled')),
  }
  const allBy = (name: string, where?: SQL) =>
    read
      .select()
      .from(order)
      .where(and(behind, where))
      .orderBy(desc(order.id))
      .limit(filled('limit'))
      .prepare(`mall_orders_${name}`)
  const all = allBy('all')
  const received = allBy('received', eq(order.state, 'received'))
  // The index holds all other states: its condition must stand here word for word.
  const inState = allBy('state', and(eq(order.state, filled('state')), sql`${order.state} <> 'received'`))
  const allIn = (state: OrderState | undefined) => {
    if (state === undefined) return all
    return state === 'received' ? received : inState
  }

  return {
    /** Of a member and of those merged into it: a page of each, put together. Hardly anybody has a second. */
    async listOwn(memberIds: readonly string[], { state, cursor = LAST_ID, limit = PAGE }: ListOrdersInput) {
      const query = own[state ?? 'all']
      const lists = await Promise.all(
        memberIds.map((memberId) => query.execute({ memberId, before: cursor, limit: limit + 1 })),
      )
      const rows = lists.length > 1 ? lists.flat().sort(newestFirst) : lists.flat()
      return pageOf(rows, limit, idOf)
    },
    async listAll({ state, cursor = LAST_ID, limit = PAGE }: AllList) {
      return pageOf(await allIn(state).execute({ state, before: cursor, limit: limit + 1 }), limit, idOf)
    },
  }
}

type AllList = Paging & { state?: OrderState | undefined }
