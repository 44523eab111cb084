import { afterEach, beforeEach, expect, test } from 'vitest'
import { appid, createWorld, secret, start, type World } from '../testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const control = (method: string, path: string, body?: unknown) => world.askControl(method, path, body)
const codeOf = async (openid: string) => String((await control('POST', '/codes', { openid })).body.code)

test('a person made over HTTP logs in with a code made over HTTP', async () => {
  const made = await control('POST', '/users', { openid: 'alice', nickname: 'Alice' })
  expect(made.body).toMatchObject({ openid: 'alice', nickname: 'Alice', blocked: false })
  expect((await control('GET', '/users')).body).toMatchObject([{ openid: 'alice' }])
  expect((await world.login(await codeOf('alice'))).body.openid).toBe('alice')
})

test('a user is made once', async () => {
  await control('POST', '/users', { openid: 'alice' })
  expect(await control('POST', '/users', { openid: 'alice' })).toEqual({
    status: 409,
    body: { error: 'user alice exists already' },
  })
})

test('a code for nobody is 404', async () => {
  expect((await control('POST', '/codes', { openid: 'nobody' })).status).toBe(404)
})

test('blocking', async () => {
  await control('POST', '/users', { openid: 'mallory' })
  await control('POST', '/users/mallory/blocked', { blocked: true })
  expect((await world.login(await codeOf('mallory'))).body.errcode).toBe(40226)
})

test('the clock goes on and is set', async () => {
  expect((await control('POST', '/clock', { advanceMs: 1_000 })).body).toEqual({ now: start + 1_000 })
  expect((await control('POST', '/clock', { now: 5_000 })).body).toEqual({ now: 5_000 })
  expect((await control('GET', '/clock')).body).toEqual({ now: 5_000 })
})

test('faults are set, listed and cleared', async () => {
  const path = '/cgi-bin/token'
  await control('POST', '/faults', { path, kind: 'errcode', errcode: -1 })
  expect((await world.plainToken()).body.errcode).toBe(-1)
  expect((await control('GET', '/faults')).body).toMatchObject([{ path, kind: 'errcode', struck: 1 }])
  await control('DELETE', `/faults?path=${path}`)
  expect((await world.plainToken()).body.errcode).toBeUndefined()
})

test.each([
  ['an unknown kind', { path: '*', kind: 'gremlins' }],
  ['no kind', { path: '*' }],
  ['latency without its length', { path: '*', kind: 'latency' }],
  ['a probability of 2', { path: '*', kind: 'reset', probability: 2 }],
  ['a knob of another kind', { path: '*', kind: 'reset', errcode: 1 }],
])('%s is not a fault', async (_what, body) => {
  expect((await control('POST', '/faults', body)).status).toBe(400)
})

test('the app is set up anew', async () => {
  await control('POST', '/app', { frozen: true })
  expect((await world.plainToken()).body.errcode).toBe(40243)
  await control('POST', '/app', { appid, frozen: false, ipWhitelist: ['10.0.0.1'] })
  expect((await world.plainToken()).body.errcode).toBe(40164)
  await control('POST', '/app', { ipWhitelist: null, quotas: { '/cgi-bin/token': { perDay: 0 } } })
  expect((await world.plainToken()).body.errcode).toBe(45009)
  expect((await control('POST', '/app', { appid: 'wxnobody' })).status).toBe(404)
})

test('calls and counters tell what was asked, and no secret', async () => {
  const { openid } = world.control.createUser()
  const code = world.control.loginCode(openid)
  const login = (await world.login(code)).body
  await world.login(code)
  const token = (await world.stableToken()).body.access_token

  const calls = await control('GET', '/calls')
  expect(calls.body).toMatchObject([
    { nth: 1, method: 'GET', path: '/sns/jscode2session', appid, errcode: null, at: start },
    { nth: 2, method: 'GET', path: '/sns/jscode2session', errcode: 40163 },
    { nth: 1, method: 'POST', path: '/cgi-bin/stable_token', appid, errcode: null },
  ])
  expect((await control('GET', '/calls?path=/cgi-bin/stable_token')).body).toHaveLength(1)
  expect((await control('GET', '/counters')).body).toEqual({
    '/sns/jscode2session': 2,
    '/cgi-bin/stable_token': 1,
  })
  for (const hidden of [secret, code, login.session_key, token]) {
    expect(JSON.stringify(calls.body)).not.toContain(hidden)
  }
})

test('another server takes the token away', async () => {
  const held = (await world.stableToken()).body.access_token
  await control('POST', '/tokens/supersede', {})
  expect((await world.stableToken()).body.access_token).not.toBe(held)
})

test('after a reset nothing is left, and an old token does not come back as good', async () => {
  const { openid } = world.control.createUser()
  const code = world.control.loginCode(openid)
  const before = (await world.stableToken()).body.access_token
  world.control.advance(1_000)
  world.control.configureApp({ frozen: true, openPlatform: true })
  world.control.fault({ path: '*', kind: 'reset' })
  expect((await control('POST', '/reset')).status).toBe(200)

  expect(world.control.now()).toBe(start)
  expect(world.control.users()).toEqual([])
  expect(world.control.calls()).toEqual([])
  expect(world.control.faults()).toEqual([])
  expect((await world.login(code)).body.errcode).toBe(40029)
  const after = (await world.stableToken()).body
  expect(after.expires_in).toBe(7200)
  expect(after.access_token).not.toBe(before)
})

test("after a reset an app's own templates are there again, the others are not", async () => {
  await world.close()
  const templates = [{ id: 'shipped', fields: { thing1: 'thing' } }] as const
  world = await createWorld({}, { apps: [{ appid, secret, templates: [...templates] }] })
  world.control.addTemplate({ id: 'lost', fields: { thing1: 'thing' } })
  world.control.banTemplate('shipped', true)
  await control('POST', '/reset')
  expect(world.control.templates()).toMatchObject([{ id: 'shipped', banned: false }])
})

test('an unknown control path is 404 and no call of WeChat', async () => {
  expect((await control('GET', '/nothing')).status).toBe(404)
  expect(world.control.calls()).toEqual([])
})
