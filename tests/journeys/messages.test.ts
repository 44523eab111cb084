/** A member allows one message at a tap; the parcel leaves; the message arrives, and no second one. */
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { outreachAdminApi, outreachApi } from '@laurel/shared/outreach'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { openMall } from '../world/mall.ts'
import { type World, world } from '../world/world.ts'

const templateId = 'template-shipped'
const openid = 'olin'.padEnd(28, '_')

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let jobs: ReturnType<World['laurel']['startJobs']>
  beforeAll(async () => {
    w = await world({ database })
    jobs = w.laurel.startJobs()
    w.emulator.control.addTemplate({
      id: templateId,
      fields: { thing1: 'thing', character_string2: 'character_string' },
    })
    await w.operators.as('editor', outreachAdminApi.addTemplate, {
      templateId,
      topic: 'order.shipped',
      title: '发货通知',
      about: '商品寄出时告诉您一次',
      page: 'mall/pages/order/index',
      fields: [
        { key: 'thing1', value: '{title}已寄出' },
        { key: 'character_string2', value: '{orderId}' },
      ],
    })
  })
  afterAll(async () => {
    await jobs.stop()
    await w.close()
  })

  test('allowed at a tap, shipped, told once', async () => {
    const { mug } = await openMall(w)
    const lin = await w.member('lin', 100)
    const [first, second] = [await lin.redeem(mug), await lin.redeem(mug)]
    const setting = (await lin.ask(outreachApi.settings, {})).items[0]
    expect(setting).toMatchObject({ templateId, isWanted: true, granted: 0 })

    w.emulator.control.tapSubscribe(openid, { [templateId]: 'accept' })
    const { items } = await lin.ask(outreachApi.answers, { answers: [{ templateId, answer: 'accept' }] })
    expect(items).toMatchObject([{ granted: 1 }])
    for (const { orderId } of [first, second]) {
      await w.operators.as('editor', mallAdminApi.fulfil, { orderId })
      await w.operators.as('editor', mallAdminApi.ship, { orderId, carrier: '顺丰', trackingNumber: 'SF1' })
    }

    await vi.waitFor(() => expect(w.emulator.control.messages(openid)).not.toEqual([]), { timeout: 20_000 })
    await vi.waitFor(
      async () => {
        const log = await w.operators.as('admin', outreachAdminApi.messages, {})
        // Whether the second parcel finds the accept still there when it leaves is a matter of moments.
        expect(log.items.map(({ state }) => state).toSorted()).toEqual(
          log.items.length === 1 ? ['sent'] : ['dropped', 'sent'],
        )
      },
      { timeout: 20_000 },
    )
    expect(w.emulator.control.messages(openid)).toMatchObject([
      { page: 'mall/pages/order/index', values: { thing1: '马克杯 · 白已寄出' } },
    ])
    expect((await lin.ask(outreachApi.settings, {})).items).toMatchObject([{ granted: 0 }])
    expect(await w.verify()).toEqual([])
  })
})
