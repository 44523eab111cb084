/** One key, one effect, one answer: for every call that takes a key, on both databases. */
import type { Problem } from '@laurel/shared/call'
import { mallApi, type Redeemed } from '@laurel/shared/mall'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { HOME } from '../world/members.ts'
import { documentOf, everyCall, nameOf, needsKey, operationOf } from './calls.ts'
import { openStage, type Stage } from './stage.ts'
import { everyWrite, tokenFor, type Write } from './writes.ts'

describe.each(databaseKinds)('on %s', (database) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ database })
  })
  afterAll(() => stage.world.close())

  const sendAs = (write: Write, input: object, key: string) =>
    send(stage.world.url, write.call as never, input, { token: tokenFor(stage, write.as), key })

  test('every call that needs a key is tried', async () => {
    const document = await documentOf(stage.world.url)
    const keyed = everyCall.filter((call) => needsKey(operationOf(document, call))).map(nameOf)
    const tried = everyWrite(stage).map(({ call }) => nameOf(call))

    // Each look at an address is written down, a repeated one too: the call takes a key and stores nothing.
    expect(tried.toSorted()).toEqual(keyed.filter((name) => !name.endsWith('/address')).toSorted())
  })

  test('a call sent again with its key answers the same and does nothing', async () => {
    for (const write of everyWrite(stage)) {
      const name = nameOf(write.call)
      const [input, key] = [await write.input(), newKey()]
      const first = await sendAs(write, input, key)
      expect([name, first.status < 300, first.body]).toEqual([name, true, first.body])
      const before = await stage.state()

      const again = await sendAs(write, input, key)
      expect([name, again.status, again.body]).toEqual([name, first.status, first.body])
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      expect(await stage.state()).toBe(before)
    }
    expect(await stage.world.verify()).toEqual([])
  })

  test('a call sent with its key and anything changed is refused, and nothing happens', async () => {
    for (const write of everyWrite(stage).filter(({ other }) => other)) {
      const name = nameOf(write.call)
      const [input, key] = [await write.input(), newKey()]
      const changed = { ...input, ...(await write.other?.()) }
      expect([name, (await sendAs(write, input, key)).status < 300]).toEqual([name, true])
      const before = await stage.state()

      const { status, body } = await sendAs(write, changed, key)
      expect([name, status, (body as Problem).code]).toEqual([name, 422, 'KEY_REUSED'])
      expect(await stage.state()).toBe(before)
    }
    expect(await stage.world.verify()).toEqual([])
  })

  test('the state does change when a write is really another one: the check above can fail', async () => {
    const [write] = everyWrite(stage).filter(({ call }) => call === mallApi.redeem)
    const before = await stage.state()
    if (write) await sendAs(write, await write.input(), newKey())

    expect(await stage.state()).not.toBe(before)
  })

  test('fifty redemptions at once with one key are one order, and fifty identical answers', async () => {
    const { lin, skuId, world } = stage
    for (let round = 0; round < 5; round++) {
      const [balance, key] = [await lin.balance(), newKey()]
      const one = () => send(world.url, mallApi.redeem, { skuId, address: HOME }, { token: lin.token, key })
      const all = await Promise.all(Array.from({ length: 50 }, one))

      expect(new Set(all.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
      expect(all[0]?.status).toBe(201)
      expect(all.filter(({ headers }) => headers.get('idempotency-replayed')).length).toBe(49)
      expect(all[0]?.body).toMatchObject({ balance: await lin.balance() })
      expect(await lin.balance()).toBeLessThan(balance)
    }
    expect(await world.verify()).toEqual([])
  })

  test('fifty redemptions at once with fifty keys are fifty orders', async () => {
    const { lin, skuId, world } = stage
    const one = () => send(world.url, mallApi.redeem, { skuId, address: HOME }, { token: lin.token })
    const all = await Promise.all(Array.from({ length: 50 }, one))

    expect(new Set(all.map(({ body }) => (body as Redeemed).orderId)).size).toBe(50)
  })
})
