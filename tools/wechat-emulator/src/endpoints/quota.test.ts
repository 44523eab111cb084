import { afterEach, beforeEach, expect, test } from 'vitest'
import { appid, createWorld, type World } from '../testing.ts'

const messages = '/cgi-bin/message/subscribe/send'
const texts = '/wxa/msg_sec_check'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const quotaOf = async (cgi_path: string) =>
  (await world.call('/cgi-bin/openapi/quota/get', { cgi_path })).body.quota
const clear = async () => (await world.call('/cgi-bin/clear_quota', { appid })).body.errcode

test('a call counts, refused or not', async () => {
  for (let nth = 1; nth <= 3; nth += 1) await world.call(messages, {})
  expect(await quotaOf(messages)).toEqual({ daily_limit: 10_000_000, used: 3, remain: 9_999_997 })
})

test("an app's own limit is what it is told", async () => {
  world.control.configureApp({ quotas: { [texts]: { perDay: 2 } } })
  await world.call(texts, {})
  expect(await quotaOf(texts)).toEqual({ daily_limit: 2, used: 1, remain: 1 })
})

test('cleared counts begin anew, ten times a month', async () => {
  world.control.configureApp({ quotas: { [texts]: { perDay: 1 } } })
  await world.call(texts, {})
  expect((await world.call(texts, {})).body.errcode).toBe(45009)
  expect(await clear()).toBe(0)
  expect((await world.call(texts, {})).body.errcode).toBe(47001)
  for (let nth = 2; nth <= 10; nth += 1) expect(await clear()).toBe(0)
  expect(await clear()).toBe(48006)
  world.control.advance(31 * 24 * 3_600_000)
  expect(await clear()).toBe(0)
})
