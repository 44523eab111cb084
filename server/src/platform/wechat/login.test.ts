import codeToSession from '@laurel/wechat-emulator/fixtures/code-to-session.json' with { type: 'json' }
import { Agent } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWechat } from './index.ts'
import { appid, createWorld, failureOf, secret, type World } from './testing.ts'

const path = '/sns/jscode2session'
const rid = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('a code becomes an openid and a session_key', async () => {
  const { openid } = world.control.createUser()
  expect(await world.wechat.login(world.control.loginCode(openid))).toEqual({
    openid,
    sessionKey: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
  })
})

test('an app bound to an open platform learns the unionid', async () => {
  world.control.configureApp({ openPlatform: true })
  const { openid } = world.control.createUser({ unionid: 'oUnion' })
  expect(await world.wechat.login(world.control.loginCode(openid))).toMatchObject({
    openid,
    unionid: 'oUnion',
  })
})

test('a code of odd characters arrives as it is', async () => {
  expect(await failureOf(world.wechat.login('a&js_code=b#ä'))).toMatchObject({ errcode: 40029 })
})

test('a used code and an unknown one are the user’s to mend, with the rid for support', async () => {
  const code = world.code()
  await world.wechat.login(code)
  expect(await failureOf(world.wechat.login(code))).toMatchObject({
    kind: 'user',
    errcode: 40163,
    rid: expect.stringMatching(rid),
    path,
  })
  expect(await failureOf(world.wechat.login('unknown'))).toMatchObject({ kind: 'user', errcode: 40029 })
})

test('a blocked user', async () => {
  const { openid } = world.control.createUser()
  world.control.setBlocked(openid, true)
  expect(await failureOf(world.wechat.login(world.control.loginCode(openid)))).toMatchObject({
    kind: 'user',
    errcode: 40226,
  })
})

test('a wrong secret is the operator’s, a full minute nobody’s', async () => {
  const wechat = createWechat({ baseUrl: world.url, appid, secret: 'wrong-secret' })
  expect(await failureOf(wechat.login(world.code()))).toMatchObject({ kind: 'config', errcode: 40125 })
  await wechat.close()
  world.control.configureApp({ quotas: { [path]: { perMinute: 0 } } })
  expect(await failureOf(world.wechat.login(world.code()))).toMatchObject({ kind: 'quota', errcode: 45011 })
})

test.each([
  ['the connection is reset', { kind: 'reset', when: 'after' }],
  ['half the answer comes', { kind: 'half-body' }],
  ['a proxy fails', { kind: 'bad-gateway', when: 'after' }],
  ['WeChat is busy', { kind: 'errcode', errcode: -1, when: 'after' }],
] as const)('when %s the code may be spent: it is not sent again', async (_what, fault) => {
  world.control.fault({ path, ...fault })
  expect(await failureOf(world.wechat.login(world.code()))).toMatchObject({ kind: 'retry' })
  expect(world.asked(path)).toBe(1)
})

test('when nobody listens the code was not sent: it is tried three times', async () => {
  const dead = await createWorld()
  await dead.close()
  let dispatched = 0
  const dispatcher = new Agent().compose((dispatch) => (options, handler) => {
    dispatched += 1
    return dispatch(options, handler)
  })
  const wechat = createWechat({ baseUrl: dead.url, appid, secret, dispatcher })
  expect(await failureOf(wechat.login('code'))).toMatchObject({
    kind: 'retry',
    reason: 'ECONNREFUSED',
    errcode: null,
  })
  expect(dispatched).toBe(3)
  await dispatcher.close()
})

test.each(codeToSession.cases)('recorded: $case', async ({ sample }) => {
  world.control.fault({ path, kind: 'body', body: JSON.stringify(sample) })
  if ('openid' in sample) {
    expect(await world.wechat.login('code')).toMatchObject({
      openid: sample.openid,
      sessionKey: sample.session_key,
    })
  } else {
    const { errcode } = sample
    expect(await failureOf(world.wechat.login('code'))).toMatchObject({
      errcode,
      rid: expect.stringMatching(rid),
    })
  }
})
