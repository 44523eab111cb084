/** What a member does: redeem, follow their orders, take one back, say that it arrived. */
import { mallApi } from '@laurel/shared/mall'
import * as schema from '@laurel/shared/mall.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { claimGift } from '../commands/gift.ts'
import { cancelOwn, receive } from '../commands/orders.ts'
import { redeem } from '../commands/redeem.ts'
import { type Own, orderPage, ownOrder } from '../pages.ts'
import { orderLine } from '../replies.ts'
import type { MallSeals } from '../seals.ts'

export function mountOrders(app: App, kept: Own & { seals: MallSeals }): void {
  const { queries, seals, findMemberIds } = kept
  answer(app, mallApi.redeem, {
    who: 'member',
    input: schema.RedeemInput,
    reply: schema.Redeemed,
    status: 201,
    handle: async ({ skuId, address }, { memberId, newId, now, run }) =>
      run(redeem, {
        orderId: newId(),
        newsId: newId(),
        memberId,
        skuId,
        address: address ? seals.sealAddress(address, memberId) : null,
        ...(address ? { shipMark: () => seals.shipMark(address) } : {}),
        budgetId: await queries.budgetHint(skuId),
        at: now,
      }),
  })
  answer(app, mallApi.claimGift, {
    who: 'member',
    input: schema.ClaimGiftInput,
    reply: schema.Redeemed,
    status: 201,
    handle: ({ benefitId, address }, { memberId, newId, run }) =>
      run(claimGift, {
        orderId: newId(),
        newsId: newId(),
        memberId,
        benefitId,
        address: address ? seals.sealAddress(address, memberId) : null,
      }),
  })
  answer(app, mallApi.orders, {
    who: 'member',
    input: schema.ListOrdersInput,
    reply: schema.OrderPage,
    handle: async (input, { memberId }) => {
      const { items, next } = await queries.listOwn(await findMemberIds(memberId), input)
      return { items: items.map(orderLine), next }
    },
  })
  answer(app, mallApi.order, {
    who: 'member',
    input: schema.OrderInput,
    reply: schema.Order,
    handle: ({ orderId }, { memberId }) => orderPage(kept, orderId, memberId),
  })
  const asked = async (orderId: string, memberId: string) => {
    const address = seals.maskedAddress(await ownOrder(kept, orderId, memberId))
    return { orderId, memberId, address, newsId: app.newId() }
  }
  answer(app, mallApi.cancel, {
    who: 'member',
    input: schema.OrderInput,
    reply: schema.Cancelled,
    handle: async ({ orderId }, { memberId, run }) => run(cancelOwn, await asked(orderId, memberId)),
  })
  answer(app, mallApi.receive, {
    who: 'member',
    input: schema.OrderInput,
    reply: schema.Order,
    handle: async ({ orderId }, { memberId, run }) => run(receive, await asked(orderId, memberId)),
  })
}
