import { afterEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/wxa/getuserriskrank'

let world: World
afterEach(() => world.close())

test('while WeChat is down, retries are a tenth of the calls beside ten to begin with', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'bad-gateway' })
  const calls = 100
  for (let nth = 0; nth < calls; nth += 1) {
    expect(
      await world.wechat.riskRank({ openid: 'oAlice', scene: 'register', clientIp: '203.0.113.7' }),
    ).toBe('unknown')
  }
  const retries = world.asked(path) - calls
  expect(retries).toBeGreaterThanOrEqual(10)
  expect(retries).toBeLessThanOrEqual(20)
})

test('once it is well again, what was saved is there for the next bad moment', async () => {
  world = await createWorld()
  const tokenPath = '/cgi-bin/stable_token'
  world.control.fault({ path: tokenPath, kind: 'bad-gateway' })
  for (let nth = 0; nth < 12; nth += 1) await failureOf(world.wechat.accessToken())
  world.control.clearFaults()
  for (let nth = 0; nth < 30; nth += 1) await world.wechat.quotaOf('/wxa/msg_sec_check')
  const before = world.asked('/cgi-bin/openapi/quota/get')
  world.control.fault({ path: '/cgi-bin/openapi/quota/get', kind: 'reset', times: 2 })
  await world.wechat.quotaOf('/wxa/msg_sec_check')
  expect(world.asked('/cgi-bin/openapi/quota/get')).toBe(before + 3)
})
