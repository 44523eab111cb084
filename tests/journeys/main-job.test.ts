import { identityApi } from '@laurel/shared/identity'
import { mallApi, type ProductPage } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { pointsApi } from '@laurel/shared/points'
import { tabsApi } from '@laurel/shared/tabs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

describe.each(databaseKinds)('the main job on %s', (database) => {
  let w: World
  let mall: Mall
  let bob: MemberClient
  const productOf = (skuId: string): Promise<ProductPage> =>
    bob.ask(mallApi.product, { productId: skuId.split('.')[0] ?? '' })

  beforeAll(async () => {
    w = await world({ database })
    mall = await openMall(w)
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('a guest browses everything and is asked to sign in only when he redeems', async () => {
    const home = await ask(w.url, tabsApi.home, {})
    expect(home.member).toBeNull()
    expect(home.tilesCount).toBe(3)
    const shelf = await ask(w.url, mallApi.shelf, {})
    expect(shelf.balance).toBeNull()
    expect(await refusalOf(ask(w.url, mallApi.redeem, { skuId: mall.mug }))).toBe('SESSION_MISSING')
  })

  test('without agreeing to the terms nobody becomes a member', async () => {
    const code = w.loginCode('bob')
    expect(await refusalOf(ask(w.url, identityApi.signIn, { code }))).toBe('CONSENT_MISSING')
  })

  test('bob signs in, and comes back without agreeing again', async () => {
    bob = await w.member('bob')
    expect(bob.session.isNew).toBe(true)
    const again = await ask(w.url, identityApi.signIn, { code: w.loginCode('bob') })
    expect(again.isNew).toBe(false)
    expect(again.member.id).toBe(bob.id)
  })

  test('the daily sign-in pays him once, from the budget', async () => {
    const { points, balance, board } = await bob.signInDaily()
    expect([points, balance, board.signedToday, board.streakDays]).toEqual([10, 10, true, 1])
    expect(await refusalOf(bob.signInDaily())).toBe('TASK_ALREADY_CLAIMED')
    expect(await mall.remaining(mall.signInBudget)).toBe(990)
  })

  test('the product page tells him what bars him before he tries', async () => {
    const page = await productOf(mall.lamp)
    expect(page.skus[0]).toMatchObject({ bar: 'BALANCE_TOO_LOW', limitLeft: 1 })
    expect(await refusalOf(bob.redeem(mall.lamp))).toBe('BALANCE_TOO_LOW')
    expect(await bob.balance()).toBe(10)
  })

  test('he redeems a mug: points, stock and budget move together', async () => {
    const redeemed = await bob.redeem(mall.mug)
    expect(redeemed).toMatchObject({ pricePoints: 10, balance: 0 })
    const order = await bob.ask(mallApi.order, { orderId: redeemed.orderId })
    expect(order).toMatchObject({ state: 'placed', title: '马克杯 · 白', mayCancel: true, code: null })
    expect(order.address?.phone).toBe('138****2046')
    expect(JSON.stringify(order)).not.toContain(HOME.detail)
    expect((await productOf(mall.mug)).skus[0]?.stock).toBe(9)
    expect(await mall.remaining(mall.goodsBudget)).toBe(99_500)
  })

  test('cancelling brings back the same lot, the piece and the cost', async () => {
    const before = (await bob.ask(pointsApi.history, {})).items.at(-1)
    const [order] = (await bob.ask(mallApi.orders, {})).items
    const { balance } = await bob.ask(mallApi.cancel, { orderId: order?.orderId ?? '' })
    expect(balance).toBe(10)
    expect((await bob.ask(pointsApi.summary, {})).lots).toEqual(before?.lots)
    expect((await productOf(mall.mug)).skus[0]?.stock).toBe(10)
    expect(await mall.remaining(mall.goodsBudget)).toBe(100_000)
    const history = await bob.ask(pointsApi.history, {})
    expect(history.items.map(({ reason, points }) => [reason, points])).toEqual([
      ['cancel', 10],
      ['redeem', -10],
      ['sign-in', 10],
    ])
  })

  test('a coupon is his at once, and nobody else sees the code', async () => {
    const carol = await w.member('carol', 50)
    const { orderId } = await carol.redeem(mall.coupon)
    const order = await carol.ask(mallApi.order, { orderId })
    expect(order).toMatchObject({ state: 'received', code: 'COUPON-1', mayCancel: false })
    expect(await refusalOf(carol.ask(mallApi.cancel, { orderId }))).toBe('ORDER_CLOSED')
    expect(await refusalOf(bob.ask(mallApi.order, { orderId }))).toBe('ORDER_UNKNOWN')
  })

  test('a shipped parcel can be followed and received, and no longer cancelled', async () => {
    const { orderId } = await bob.redeem(mall.mug)
    await w.operators.as('editor', mallAdminApi.fulfil, { orderId })
    await w.operators.as('editor', mallAdminApi.ship, { orderId, carrier: '顺丰速运', trackingNumber: 'SF1' })
    expect(await refusalOf(bob.ask(mallApi.cancel, { orderId }))).toBe('ORDER_CLOSED')
    const order = await bob.ask(mallApi.receive, { orderId })
    expect(order.steps.map(({ state }) => state)).toEqual(['placed', 'fulfilling', 'shipped', 'received'])
    expect(order).toMatchObject({ state: 'received', parcel: { carrier: '顺丰速运', trackingNumber: 'SF1' } })
  })
})
