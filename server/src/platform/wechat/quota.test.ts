import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('used and left are the day’s', async () => {
  const { openid } = world.control.createUser()
  world.control.visit(openid)
  await world.wechat.checkText({ openid, scene: 'profile', text: 'Alice' })
  const { perDay, used, left, rate } = await world.wechat.quotaOf('/wxa/msg_sec_check')
  expect({ perDay, used, left }).toEqual({ perDay: 2_000_000, used: 1, left: 1_999_999 })
  expect(rate).toEqual({ calls: 4_000, seconds: 60 })
})

test('a path without a rate of its own', async () => {
  const body = '{"errcode":0,"errmsg":"ok","quota":{"daily_limit":0,"used":0,"remain":0}}'
  world.control.fault({ path: '/cgi-bin/openapi/quota/get', kind: 'body', body })
  expect((await world.wechat.quotaOf('/wxa/any')).rate).toBeNull()
})

test('logins have none to be asked for', async () => {
  expect(await failureOf(world.wechat.quotaOf('/sns/jscode2session'))).toMatchObject({
    kind: 'config',
    errcode: 76022,
  })
})
