import { inspect } from 'node:util'
import type { FaultInput } from '@laurel/wechat-emulator'
import { afterEach, expect, test } from 'vitest'
import { appid, createWorld, failureOf, secret, type World } from './testing.ts'

type Knob = FaultInput extends infer One ? (One extends FaultInput ? Omit<One, 'path'> : never) : never

const tokenPath = '/cgi-bin/stable_token'
const loginPath = '/sns/jscode2session'

let world: World
afterEach(() => world.close())

const knobs: [string, Knob, object][] = [
  ['a slow answer', { kind: 'latency', latencyMs: 2_000 }, { reason: 'TIMEOUT' }],
  ['a reset', { kind: 'reset' }, { reason: 'UND_ERR_SOCKET' }],
  ['half a body', { kind: 'half-body' }, { reason: 'UND_ERR_SOCKET' }],
  ['a 502 page', { kind: 'bad-gateway' }, { errmsg: 'HTTP status 502' }],
  ['a page that is not JSON', { kind: 'not-json' }, { errmsg: 'the reply is not JSON' }],
  ['an empty body', { kind: 'body', body: '' }, { errmsg: 'the reply is not JSON' }],
  [
    'another shape',
    { kind: 'body', body: '{"openid":7,"expires_in":"soon"}' },
    { errmsg: 'the reply has another shape' },
  ],
  ['null', { kind: 'body', body: 'null' }, { errmsg: 'the reply has another shape' }],
  ['a list', { kind: 'body', body: '[]' }, { errmsg: 'the reply has another shape' }],
  ['a busy system', { kind: 'errcode', errcode: -1 }, { errcode: -1 }],
]

test.each(knobs)(
  '%s is an error of kind retry, for a login and for a token',
  async (_what, knob, expected) => {
    // Only who waits for the timeout needs a short one: a busy machine is slow to answer, too.
    world = await createWorld({ timeoutMs: knob.kind === 'latency' ? 150 : 10_000 })
    world.control.fault({ path: '*', ...knob })
    const whole = { kind: 'retry', ...expected }
    const reset =
      knob.kind === 'reset' ? { reason: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) } : {}
    expect(await failureOf(world.wechat.login('code'))).toMatchObject({ ...whole, ...reset })
    expect(await failureOf(world.wechat.accessToken())).toMatchObject({ ...whole, ...reset })
  },
)

test('a read gets over two fast failures, and not over three', async () => {
  world = await createWorld()
  world.control.fault({ path: tokenPath, kind: 'bad-gateway', times: 2 })
  expect(await world.wechat.accessToken()).toEqual(expect.any(String))
  expect(world.asked(tokenPath)).toBe(3)

  world.control.advance(7_200_000)
  world.control.fault({ path: tokenPath, kind: 'reset', times: 3 })
  await failureOf(world.wechat.accessToken())
  expect(world.asked(tokenPath)).toBe(6)
})

test('a read that timed out is not repeated: whoever waits has waited', async () => {
  world = await createWorld({ timeoutMs: 100 })
  world.control.fault({ path: tokenPath, kind: 'latency', latencyMs: 2_000 })
  await failureOf(world.wechat.accessToken())
  expect(world.asked(tokenPath)).toBe(1)
})

test('an unknown errcode is the operator’s', async () => {
  world = await createWorld()
  world.control.fault({ path: loginPath, kind: 'errcode', errcode: 99_999 })
  expect(await failureOf(world.wechat.login('code'))).toMatchObject({ kind: 'config', errcode: 99_999 })
})

test('the 51st login in flight is refused at once; other paths and later logins are not', async () => {
  world = await createWorld()
  world.control.fault({ path: loginPath, kind: 'latency', latencyMs: 300 })
  const waiting = Array.from({ length: 50 }, () => world.wechat.login(world.code()))
  expect(await failureOf(world.wechat.login(world.code()))).toMatchObject({ kind: 'busy', errcode: null })
  expect(await world.wechat.accessToken()).toEqual(expect.any(String))
  expect(await Promise.all(waiting)).toHaveLength(50)
  expect(world.asked(loginPath)).toBe(50)
  world.control.clearFaults()
  expect(await world.wechat.login(world.code())).toHaveProperty('openid')
})

test('closing waits for what is in flight', async () => {
  world = await createWorld()
  world.control.fault({ path: loginPath, kind: 'latency', latencyMs: 100 })
  const waiting = world.wechat.login(world.code())
  await world.wechat.close()
  expect(await waiting).toHaveProperty('openid')
})

test('no log line and no error holds a secret, a code, a token, a session_key or a query', async () => {
  world = await createWorld({ timeoutMs: 700 })
  const code = world.code()
  const alice = await world.wechat.login(code)
  const token = await world.wechat.accessToken()
  await world.wechat.checkSession(alice)
  const failures = [await failureOf(world.wechat.login(code))]
  for (const [, knob] of knobs) {
    world.control.fault({ path: '*', ...knob })
    failures.push(
      await failureOf(world.wechat.login(code)),
      await failureOf(world.wechat.checkSession(alice)),
    )
    world.control.clearFaults()
  }
  // Even when WeChat's own text repeats what we sent.
  const echo = (path: string, ...sent: string[]) =>
    world.control.fault({ path, kind: 'errcode', errcode: 40013, errmsg: `invalid ${sent.join(', ')}` })
  echo(loginPath, secret, code)
  echo('/wxa/checksession', token, alice.openid)
  failures.push(await failureOf(world.wechat.login(code)), await failureOf(world.wechat.checkSession(alice)))

  const seen = [...world.logged, ...failures]
    .map((one) => inspect(one, { depth: 9 }) + JSON.stringify(one))
    .join('\n')
  expect(world.logged.length).toBeGreaterThan(knobs.length)
  expect(failures.at(-1)?.errmsg).toMatch(/^invalid \*\*\*, \*\*\* rid: /)
  for (const hidden of [
    secret,
    code,
    token,
    alice.sessionKey,
    'secret=',
    'js_code=',
    'access_token=',
    `=${appid}`,
  ]) {
    expect(seen).not.toContain(hidden)
  }
})
