import { performance } from 'node:perf_hooks'
import { afterEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

const path = '/cgi-bin/stable_token'
const loginPath = '/sns/jscode2session'

let world: World
afterEach(() => world.close())

const causeOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code
    : error
}

test('latency: the answer waits, and is the right one', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'latency', latencyMs: 120, times: 1 })
  const from = performance.now()
  expect((await world.stableToken()).body).toHaveProperty('access_token')
  expect(performance.now() - from).toBeGreaterThanOrEqual(115)
})

test('latency from a range is drawn by the seed', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'latency', latencyMs: { min: 60, max: 120 }, times: 1 })
  const from = performance.now()
  await world.stableToken()
  expect(performance.now() - from).toBeGreaterThanOrEqual(55)
})

test('closing does not wait for a slow answer', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'latency', latencyMs: 60_000 })
  const lost = causeOf(world.stableToken())
  await expect.poll(() => world.control.calls().length).toBe(1)
  const from = performance.now()
  await world.close()
  await lost
  expect(performance.now() - from).toBeLessThan(2_000)
})

test('reset: before the work, the code is still good', async () => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  world.control.fault({ path: loginPath, kind: 'reset', times: 1 })
  expect(await causeOf(world.login(code))).toBe('ECONNRESET')
  expect((await world.login(code)).body).toHaveProperty('openid')
})

test('reset after the work: the code is spent and nobody knows for whom', async () => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  world.control.fault({ path: loginPath, kind: 'reset', when: 'after', times: 1 })
  expect(await causeOf(world.login(code))).toBe('ECONNRESET')
  expect((await world.login(code)).body.errcode).toBe(40163)
})

test('half-body: the headers promise more than comes', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'half-body', times: 1 })
  expect(await causeOf(world.stableToken())).toBe('UND_ERR_SOCKET')
  expect((await world.stableToken()).body).toHaveProperty('access_token')
})

test('bad-gateway: a 502 page in HTML', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'bad-gateway', times: 1 })
  expect(await world.stableToken()).toMatchObject({
    status: 502,
    contentType: 'text/html',
    text: expect.stringContaining('502 Bad Gateway'),
  })
})

test('not-json: HTTP 200 and a page', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'not-json', times: 1 })
  const reply = await world.stableToken()
  expect(reply.status).toBe(200)
  expect(() => JSON.parse(reply.text)).toThrow()
})

test('body: whatever the test wants to see', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'body', body: '{"expires_in":"soon"}', times: 1 })
  expect((await world.stableToken()).body).toEqual({ expires_in: 'soon' })
})

test('errcode from the n-th call on, as often as asked', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'errcode', errcode: -1, fromCall: 3, times: 2 })
  const errcodes = []
  for (let nth = 1; nth <= 5; nth += 1) errcodes.push((await world.stableToken()).body.errcode)
  expect(errcodes).toEqual([undefined, undefined, -1, -1, undefined])
  expect(world.control.faults()).toMatchObject([{ struck: 2 }])
})

test('errcode with a probability: the same seed, the same calls', async () => {
  const run = async (seed: number) => {
    world = await createWorld({}, { seed })
    world.control.fault({ path, kind: 'errcode', errcode: 45009, probability: 0.3 })
    const struck = []
    for (let nth = 0; nth < 60; nth += 1) struck.push((await world.stableToken()).body.errcode === 45009)
    await world.close()
    return struck
  }
  const first = await run(11)
  expect(await run(11)).toEqual(first)
  expect(await run(12)).not.toEqual(first)
  const strikes = first.filter(Boolean).length
  expect(strikes).toBeGreaterThan(6)
  expect(strikes).toBeLessThan(33)
})

test('an errcode fault may bring its own text', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'errcode', errcode: 89503, errmsg: 'ask the administrator' })
  expect((await world.stableToken()).body).toEqual({
    errcode: 89503,
    errmsg: expect.stringMatching(/^ask the administrator rid: /),
  })
})

test('a fault on * strikes every path, one on a path only that', async () => {
  world = await createWorld()
  world.control.fault({ path: '*', kind: 'errcode', errcode: -1 })
  expect((await world.plainToken()).body.errcode).toBe(-1)
  world.control.clearFaults()
  world.control.fault({ path, kind: 'errcode', errcode: -1 })
  expect((await world.plainToken()).body.errcode).toBeUndefined()
})

test('latency and another fault strike together', async () => {
  world = await createWorld()
  world.control.fault({ path, kind: 'latency', latencyMs: 80 })
  world.control.fault({ path, kind: 'errcode', errcode: -1 })
  const from = performance.now()
  expect((await world.stableToken()).body.errcode).toBe(-1)
  expect(performance.now() - from).toBeGreaterThanOrEqual(75)
  expect(world.control.calls()).toMatchObject([{ errcode: -1, faults: ['latency', 'errcode'] }])
})

test('supersede: the token was good until this call, and nobody said a word', async () => {
  world = await createWorld()
  const access_token = await world.token()
  const quota = () =>
    world.post(`/cgi-bin/openapi/quota/get?access_token=${access_token}`, { cgi_path: path })
  world.control.fault({ path: '/cgi-bin/openapi/quota/get', kind: 'supersede', fromCall: 2, times: 1 })
  expect((await quota()).body.errcode).toBe(0)
  expect((await quota()).body.errcode).toBe(40001)
  expect(await world.token()).not.toBe(access_token)
})

test('a skewed clock shows in what is written, not in what expires', async () => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  world.control.skewClock(600_000)
  expect((await world.login(code)).body).toHaveProperty('openid')
  expect((await world.login(code)).body.errmsg).toMatch(/rid: 6437cec7-/)
})

test('a path that WeChat does not have', async () => {
  world = await createWorld()
  expect((await world.get('/wxa/nothing')).body).toMatchObject({ errcode: 40066 })
})
