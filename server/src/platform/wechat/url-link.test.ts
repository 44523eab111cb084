import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('the link opens the page, until its days are over', async () => {
  const link = await world.wechat.urlLink({ page: 'pages/home/index', query: 'from=sms', days: 7 })
  expect(world.control.openLink(link)).toMatchObject({
    path: 'pages/home/index',
    query: 'from=sms',
    envVersion: 'release',
  })
  world.control.advance(7 * 86_400_000 + 1_000)
  expect(() => world.control.openLink(link)).toThrow()
})

test('31 days are more than WeChat gives', async () => {
  expect(await failureOf(world.wechat.urlLink({ days: 31 }))).toMatchObject({
    kind: 'config',
    errcode: 85401,
  })
})
