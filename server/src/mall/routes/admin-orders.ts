/** What operators do with orders: send them, stop them, and read an address when a parcel needs it. */

import * as schema from '@laurel/shared/mall.schema'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import type { Role } from '@laurel/shared/operators'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { cancelAny, fulfil, lookAtAddress, ship } from '../commands/orders.ts'
import type { MallQueries } from '../queries.ts'
import { adminOrder } from '../replies.ts'
import type { MallSeals } from '../seals.ts'

const READERS = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const satisfies Role[]
const SENDERS = ['admin', 'editor', 'manager'] as const satisfies Role[]

interface Kept {
  queries: MallQueries
  seals: MallSeals
}

export function mountAdminOrders(app: App, kept: Kept): void {
  const { queries, seals } = kept
  answer(app, mallAdminApi.orders, {
    who: READERS,
    input: schema.AdminListOrdersInput,
    reply: schema.AdminOrderPage,
    handle: async (input) => {
      const { items, next } = await queries.listAll(input)
      return { items: items.map((order) => adminOrder(order, seals.maskedAddress(order))), next }
    },
  })
  answer(app, mallAdminApi.orderAddress, {
    who: SENDERS,
    input: schema.OrderInput,
    reply: schema.OrderAddress,
    key: 'none', // each look is written down, a repeated one too
    handle: async ({ orderId }, { run }) => {
      await run(lookAtAddress, { orderId })
      const order = must(await queries.findOrder(orderId), `order ${orderId}`)
      return { address: must(seals.openAddress(order), `address of order ${orderId}`) }
    },
  })
  mountSteps(app, kept)
}

function mountSteps(app: App, { queries, seals }: Kept): void {
  const asked = async (orderId: string) => {
    const order = await queries.findOrder(orderId)
    if (!order) throw new Refusal('ORDER_UNKNOWN')
    return { orderId, address: seals.maskedAddress(order), newsId: app.newId() }
  }
  answer(app, mallAdminApi.fulfil, {
    who: SENDERS,
    input: schema.OrderInput,
    reply: schema.AdminOrder,
    handle: async ({ orderId }, { run }) => run(fulfil, await asked(orderId)),
  })
  answer(app, mallAdminApi.ship, {
    who: SENDERS,
    input: schema.ShipInput,
    reply: schema.AdminOrder,
    handle: async ({ orderId, ...parcel }, { run }) => run(ship, { ...(await asked(orderId)), parcel }),
  })
  answer(app, mallAdminApi.cancel, {
    who: SENDERS,
    input: schema.OrderInput,
    reply: schema.AdminOrder,
    handle: async ({ orderId }, { run }) => run(cancelAny, await asked(orderId)),
  })
}
