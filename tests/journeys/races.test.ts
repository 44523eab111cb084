import { mallApi } from '@laurel/shared/mall'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { HOME } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

/** How often each outcome came: `ok` or a refusal code. */
async function outcomes(asked: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const outcome of await Promise.all(asked.map(refusalOf)))
    counts[outcome ?? 'ok'] = (counts[outcome ?? 'ok'] ?? 0) + 1
  return counts
}

describe.each(databaseKinds)('races on %s, over HTTP', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  test('64 members redeem the last mug at once: exactly one has it', async () => {
    const { mug } = await openMall(w, { mugs: 1, codes: ['A-1'] })
    const members = await Promise.all(Array.from({ length: 64 }, (_, i) => w.member(`last${i}`, 100)))
    expect(await outcomes(members.map((member) => member.redeem(mug)))).toEqual({ ok: 1, STOCK_EMPTY: 63 })
    const balances = await Promise.all(members.map((member) => member.balance()))
    expect(balances.filter((balance) => balance === 90)).toHaveLength(1)
    expect(balances.filter((balance) => balance === 100)).toHaveLength(63)
  })

  test('one member with 100 points fires 50 redemptions of 10: exactly ten succeed', async () => {
    const { mug } = await openMall(w, { mugs: 50, codes: ['B-1'] })
    const dora = await w.member('dora', 100)
    expect(await outcomes(Array.from({ length: 50 }, () => dora.redeem(mug)))).toEqual({
      ok: 10,
      BALANCE_TOO_LOW: 40,
    })
    expect(await dora.balance()).toBe(0)
    expect((await dora.ask(mallApi.orders, { limit: 50 })).items).toHaveLength(10)
  })

  test('the same key 50 times at once is one order, and each answer is the same', async () => {
    const { mug } = await openMall(w, { mugs: 50, codes: ['C-1'] })
    const erin = await w.member('erin', 500)
    const key = newKey()
    const input = { skuId: mug, address: HOME }
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => send(w.url, mallApi.redeem, input, { token: erin.token, key })),
    )
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(replies.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49)
    expect(await erin.balance()).toBe(490)
    expect((await erin.ask(mallApi.orders, {})).items).toHaveLength(1)
  })

  test('the last two codes go to two of thirty, each code once', async () => {
    const { coupon } = await openMall(w, { codes: ['D-1', 'D-2'] })
    const members = await Promise.all(Array.from({ length: 30 }, (_, i) => w.member(`code${i}`, 50)))
    expect(await outcomes(members.map((member) => member.redeem(coupon)))).toEqual({ ok: 2, STOCK_EMPTY: 28 })
    const codes = await Promise.all(
      members.map(async (member) => {
        const [order] = (await member.ask(mallApi.orders, {})).items
        return order ? (await member.ask(mallApi.order, { orderId: order.orderId })).code : null
      }),
    )
    expect(codes.filter(Boolean).sort()).toEqual(['D-1', 'D-2'])
  })

  test('a budget of 100 pays ten sign-ins of 10 among forty members, and not a point more', async () => {
    const { operators } = w
    const small = await operators.budget({ name: 'small', currency: 'points', amount: 100 })
    await operators.signInTask({ rewards: [10, 10, 10, 10, 10, 10, 10], budgetId: small.id })
    const members = await Promise.all(Array.from({ length: 40 }, (_, i) => w.member(`cap${i}`)))
    expect(await outcomes(members.map((member) => member.signInDaily()))).toEqual({
      ok: 10,
      BUDGET_EXHAUSTED: 30,
    })
  })
})
