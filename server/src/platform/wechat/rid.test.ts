import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('a failure’s rid tells when it was, how long it took and what WeChat said, and holds no token', async () => {
  const { rid } = await failureOf(world.wechat.quotaOf('/wxa/unknown'))
  const call = await world.wechat.callByRid(rid ?? '')
  expect(call).toEqual({
    askedAt: Math.floor(world.control.now() / 1000) * 1000,
    tookMs: expect.any(Number),
    answer: expect.stringContaining('76021'),
  })
  expect(JSON.stringify(call)).not.toContain(await world.wechat.accessToken())
})

test('a rid that WeChat never gave', async () => {
  const unknown = '6437cc6f-00000000-00000000'
  expect(await failureOf(world.wechat.callByRid(unknown))).toMatchObject({ kind: 'config', errcode: 76001 })
})
