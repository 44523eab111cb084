import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/cgi-bin/stable_token'
const callPath = '/wxa/checksession'
const dayMs = 86_400_000

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const session = async () => {
  const { openid } = world.control.createUser()
  return world.wechat.login(world.control.loginCode(openid))
}

test('200 callers at once with an expired token make one read, and all get the same', async () => {
  await world.wechat.accessToken()
  world.control.advance(7_200_000)
  const tokens = await Promise.all(Array.from({ length: 200 }, () => world.wechat.accessToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(world.asked(path)).toBe(2)
})

test('it is kept until 300 s are left, and then renewed', async () => {
  const first = await world.wechat.accessToken()
  world.control.advance(6_899_999)
  expect(await world.wechat.accessToken()).toBe(first)
  expect(world.asked(path)).toBe(1)
  world.control.advance(1)
  expect(await world.wechat.accessToken()).not.toBe(first)
  expect(world.asked(path)).toBe(2)
})

test('when a renewal fails, the living token serves on and WeChat is left alone for five seconds', async () => {
  const first = await world.wechat.accessToken()
  world.control.advance(6_900_000)
  world.control.fault({ path, kind: 'errcode', errcode: 45011 })
  for (let nth = 0; nth < 10; nth += 1) expect(await world.wechat.accessToken()).toBe(first)
  expect(world.asked(path)).toBe(2)
  world.control.clearFaults()
  world.control.advance(5_000)
  expect(await world.wechat.accessToken()).not.toBe(first)
})

test('when it is dead and the renewal fails, the error is WeChat’s, and the next call tries again', async () => {
  await world.wechat.accessToken()
  world.control.advance(7_200_000)
  world.control.fault({ path, kind: 'errcode', errcode: 40164, times: 1 })
  expect(await failureOf(world.wechat.accessToken())).toMatchObject({ kind: 'config', errcode: 40164 })
  expect(await world.wechat.accessToken()).toEqual(expect.any(String))
})

test('of 50 callers of a failing read, each gets the error of the one read', async () => {
  world.control.fault({ path, kind: 'errcode', errcode: 40125 })
  const failures = await Promise.all(Array.from({ length: 50 }, () => failureOf(world.wechat.accessToken())))
  expect(new Set(failures.map(({ errcode }) => errcode))).toEqual(new Set([40125]))
  expect(world.asked(path)).toBe(1)
})

test('a token with little life left is used a while, not asked for at every call', async () => {
  world.control.fault({ path, kind: 'body', body: '{"access_token":"57_short","expires_in":60}' })
  for (let nth = 0; nth < 10; nth += 1) await world.wechat.accessToken()
  expect(world.asked(path)).toBe(1)
  world.control.advance(5_000)
  await world.wechat.accessToken()
  expect(world.asked(path)).toBe(2)
})

test('another server forced a new token: ours is read again and the call succeeds', async () => {
  const alice = await session()
  await world.wechat.accessToken()
  world.control.supersedeToken()
  expect(await world.wechat.checkSession(alice)).toBe(true)
  expect(world.asked(path)).toBe(2)
  expect(world.asked(callPath)).toBe(2)
})

test('40 calls with a token that died make one read', async () => {
  const alice = await session()
  await world.wechat.accessToken()
  world.control.supersedeToken()
  const answers = await Promise.all(Array.from({ length: 40 }, () => world.wechat.checkSession(alice)))
  expect(answers.every(Boolean)).toBe(true)
  expect(world.asked(path)).toBe(2)
})

test.each([40001, 40014, 42001])(
  '%i with a token the platform still gives: it is forced, once',
  async (errcode) => {
    const alice = await session()
    const before = await world.wechat.accessToken()
    world.control.fault({ path: callPath, kind: 'errcode', errcode, times: 1 })
    expect(await world.wechat.checkSession(alice)).toBe(true)
    expect(world.asked(path)).toBe(3)
    expect(await world.wechat.accessToken()).not.toBe(before)
  },
)

test('a call is tried twice at most, and forcing waits 30 s', async () => {
  const alice = await session()
  world.control.fault({ path: callPath, kind: 'errcode', errcode: 40001 })
  expect(await failureOf(world.wechat.checkSession(alice))).toMatchObject({ kind: 'retry', errcode: 40001 })
  expect(world.asked(callPath)).toBe(2)
  // First read, second read, forced read.
  expect(world.asked(path)).toBe(3)

  await failureOf(world.wechat.checkSession(alice))
  expect(world.asked(path)).toBe(4)
  expect(world.asked(callPath)).toBe(3)

  world.control.advance(30_000)
  await failureOf(world.wechat.checkSession(alice))
  expect(world.asked(path)).toBe(6)
})

test('a day has twenty forced reads, however long the trouble lasts', async () => {
  const alice = await session()
  const start = world.control.now()
  world.control.fault({ path: callPath, kind: 'errcode', errcode: 40001 })
  const forced = () =>
    world.logged.filter((line) => 'message' in line && line.message === 'the access token is forced anew')
  for (let nth = 0; nth < 25; nth += 1) {
    await failureOf(world.wechat.checkSession(alice))
    world.control.advance(60_000)
  }
  expect(forced()).toHaveLength(20)
  world.control.setClock(start + dayMs)
  await failureOf(world.wechat.checkSession(alice))
  expect(forced()).toHaveLength(21)
})

test('a session_key that a later login replaced is false, not an error', async () => {
  const { openid } = world.control.createUser()
  const old = await world.wechat.login(world.control.loginCode(openid))
  await world.wechat.login(world.control.loginCode(openid))
  expect(await world.wechat.checkSession(old)).toBe(false)
})
