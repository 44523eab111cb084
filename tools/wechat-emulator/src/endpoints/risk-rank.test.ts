import { afterEach, beforeEach, expect, test } from 'vitest'
import { appid, createWorld, type World } from '../testing.ts'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(() => world.close())

const rank = async (more: Record<string, unknown> = {}) =>
  (await world.call('/wxa/getuserriskrank', { appid, openid, scene: 0, client_ip: '1.2.3.4', ...more })).body

test('nobody is risky until a test says so', async () => {
  expect(await rank()).toMatchObject({ errmsg: 'getuserriskrank succ', risk_rank: 0 })
  world.control.setRisk(openid, 4)
  expect(await rank()).toMatchObject({ risk_rank: 4, unoin_id: expect.any(Number) })
})

test('each request has a number of its own', async () => {
  expect((await rank()).unoin_id).not.toBe((await rank()).unoin_id)
})

test.each([
  ['the id of another app', { appid: 'wxother' }, 43104],
  ['no openid', { openid: undefined }, 47001],
  ['no scene', { scene: undefined }, 47001],
  ['a scene in words', { scene: '0' }, 40129],
])('%s is refused', async (_what, more, errcode) => {
  expect((await rank(more)).errcode).toBe(errcode)
})

test('its quota refuses with a code of its own', async () => {
  world.control.configureApp({ quotas: { '/wxa/getuserriskrank': { perMinute: 1 } } })
  await rank()
  expect((await rank()).errcode).toBe(61081)
})
