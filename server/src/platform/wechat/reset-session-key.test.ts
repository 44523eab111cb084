import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/wxa/resetusersessionkey'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('the new session_key is the user’s, the old one is not any more', async () => {
  const old = await world.wechat.login(world.code())
  const session = await world.wechat.resetSessionKey(old)
  expect(session).toEqual({ openid: old.openid, sessionKey: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/) })
  expect(await world.wechat.checkSession(session)).toBe(true)
  expect(await world.wechat.checkSession(old)).toBe(false)
})

test('with a key that is not the user’s it is refused', async () => {
  const { openid } = await world.wechat.login(world.code())
  const forged = { openid, sessionKey: 'AAAAAAAAAAAAAAAAAAAAAA==' }
  expect(await failureOf(world.wechat.resetSessionKey(forged))).toMatchObject({
    kind: 'user',
    errcode: 87009,
  })
})

test('a lost answer is not asked for again: the old key signs nothing by then', async () => {
  const old = await world.wechat.login(world.code())
  world.control.fault({ path, kind: 'reset', when: 'after' })
  expect(await failureOf(world.wechat.resetSessionKey(old))).toMatchObject({ kind: 'retry' })
  expect(world.asked(path)).toBe(1)
})
