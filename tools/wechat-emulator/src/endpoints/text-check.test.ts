import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(() => world.close())

const check = async (more: Record<string, unknown> = {}) =>
  (await world.call('/wxa/msg_sec_check', { content: 'tea', version: 2, scene: 1, openid, ...more })).body

test('what nobody found fault with passes', async () => {
  expect(await check()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
})

test.each(['content', 'title', 'nickname', 'signature'])('a word is found in the %s', async (field) => {
  world.control.judge({ word: 'idiot', suggest: 'risky', label: 20003 })
  expect(await check({ [field]: 'you idiot' })).toMatchObject({
    result: { suggest: 'risky', label: 20003 },
    detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: 'idiot' }],
  })
})

test('a signature counts in a profile only', async () => {
  world.control.judge({ word: 'idiot', suggest: 'risky' })
  expect(await check({ scene: 2, signature: 'idiot' })).toMatchObject({ result: { suggest: 'pass' } })
})

test('the worst verdict decides, until it is taken back', async () => {
  world.control.judge({ word: 'sale', suggest: 'review', label: 10001 })
  expect(await check({ content: 'a sale' })).toMatchObject({ result: { suggest: 'review', label: 10001 } })
  world.control.judge({ word: 'casino', suggest: 'risky' })
  expect(await check({ content: 'a casino sale' })).toMatchObject({ result: { suggest: 'risky' } })
  world.control.clearVerdicts()
  expect(await check({ content: 'a casino sale' })).toMatchObject({ result: { suggest: 'pass' } })
})

test('a visit opens the door for two hours; wx.login is a visit', async () => {
  world.control.advance(2 * 3_600_000 - 1)
  expect((await check()).errcode).toBe(0)
  world.control.advance(1)
  expect((await check()).errcode).toBe(61010)
  world.control.loginCode(openid)
  expect((await check()).errcode).toBe(0)
})

test('who never came is not checked', async () => {
  expect((await check({ openid: world.control.createUser().openid })).errcode).toBe(61010)
})

test.each([
  ['2,501 signs', { content: '茶'.repeat(2_501) }, 47001],
  ['version 1', { version: 1 }, 47001],
  ['no scene', { scene: undefined }, 47001],
  ['a nickname that is no text', { nickname: 7 }, 47001],
])('%s is refused', async (_what, more, errcode) => {
  expect((await check(more)).errcode).toBe(errcode)
})

test('2,500 signs pass', async () => {
  expect((await check({ content: '茶'.repeat(2_500) })).errcode).toBe(0)
})
