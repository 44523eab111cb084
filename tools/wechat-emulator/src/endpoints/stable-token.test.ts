import { afterEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
afterEach(() => world.close())

const read = async (body: Record<string, unknown> = {}) => (await world.stableToken(body)).body
const force = () => read({ force_refresh: true })
/** 40003 (no such user) means that the token itself was accepted. */
const use = async (token: unknown) =>
  (await world.get('/wxa/checksession', { access_token: String(token), sig_method: 'hmac_sha256' })).body
    .errcode

test('normal mode gives everybody the same token and the seconds that remain', async () => {
  world = await createWorld()
  const first = await world.stableToken()
  expect(first.contentType).toMatch(/^application\/json/)
  expect(first.body).toEqual({ access_token: expect.stringMatching(/^\d\d_[\w-]{133}$/), expires_in: 7200 })
  world.control.advance(6_855_000)
  expect(await read()).toEqual({ access_token: first.body.access_token, expires_in: 345 })
})

test('in the last five minutes there is a new one, and both work until the old one ends', async () => {
  world = await createWorld()
  const old = (await read()).access_token
  world.control.advance(6_900_000)
  const renewed = await read()
  expect(renewed).toEqual({ access_token: expect.not.stringMatching(String(old)), expires_in: 7200 })
  expect(await use(old)).toBe(40003)
  expect(await use(renewed.access_token)).toBe(40003)
  world.control.advance(300_000)
  expect(await use(old)).toBe(42001)
  expect(await use(renewed.access_token)).toBe(40003)
})

test('force_refresh kills the old token at once', async () => {
  world = await createWorld()
  const old = (await read()).access_token
  const forced = await force()
  expect(forced.expires_in).toBe(7200)
  expect(await use(old)).toBe(40001)
  expect(await use(forced.access_token)).toBe(40003)
})

test('a second force_refresh within 30 s only reads', async () => {
  world = await createWorld()
  const first = await force()
  world.control.advance(29_999)
  expect(await force()).toEqual({ access_token: first.access_token, expires_in: 7170 })
  world.control.advance(1)
  expect((await force()).access_token).not.toBe(first.access_token)
})

test('twenty force_refreshes a Beijing day', async () => {
  world = await createWorld()
  world.control.setClock(Date.parse('2026-05-01T23:00:00+08:00'))
  for (let nth = 1; nth <= 20; nth += 1) {
    expect(await force()).toHaveProperty('access_token')
    world.control.advance(30_000)
  }
  expect((await force()).errcode).toBe(45009)
  expect(await read()).toHaveProperty('access_token')
  world.control.setClock(Date.parse('2026-05-02T00:00:00+08:00'))
  expect(await force()).toHaveProperty('access_token')
})

test('it knows nothing of /cgi-bin/token: forcing one leaves the other alone', async () => {
  world = await createWorld()
  const plain = (await world.plainToken()).body.access_token
  const stable = (await read()).access_token
  expect(stable).not.toBe(plain)
  await force()
  expect(await use(plain)).toBe(40003)
  const forced = (await read()).access_token
  await world.plainToken()
  world.control.advance(300_000)
  expect(await use(plain)).toBe(40001)
  expect(await use(forced)).toBe(40003)
})

test('a token that another server forced away is refused without a warning', async () => {
  world = await createWorld()
  const held = (await read()).access_token
  world.control.supersedeToken()
  expect(await use(held)).toBe(40001)
  expect((await read()).access_token).not.toBe(held)
})

test('the whitelist names the caller; an address on it gets its token', async () => {
  world = await createWorld({ ipWhitelist: ['10.1.2.3'] })
  const refused = await read()
  expect(refused.errcode).toBe(40164)
  expect(refused.errmsg).toMatch(/^invalid ip 127\.0\.0\.1 ipv6 ::ffff:127\.0\.0\.1, not in whitelist rid: /)
  world.control.configureApp({ ipWhitelist: ['127.0.0.1'] })
  expect(await read()).toHaveProperty('access_token')
})

test('a frozen secret gets no token', async () => {
  world = await createWorld({ frozen: true })
  expect((await read()).errcode).toBe(40243)
})

test.each([
  ['no body', '', 44002],
  ['a form', 'appid=wx&secret=s&grant_type=client_credential', 47001],
  ['a list', '[]', 47001],
])('%s is refused', async (_what, body, errcode) => {
  world = await createWorld()
  expect((await world.post('/cgi-bin/stable_token', body)).body.errcode).toBe(errcode)
})

test.each([
  [{ appid: undefined }, 41002],
  [{ secret: undefined }, 41004],
  [{ appid: 'wxnobody' }, 40013],
  [{ secret: 'guess' }, 40125],
  [{ grant_type: 'authorization_code' }, 40002],
])('%o is %i', async (body, errcode) => {
  world = await createWorld()
  expect((await read(body)).errcode).toBe(errcode)
})

test('a GET is refused with 43002', async () => {
  world = await createWorld()
  expect((await world.get('/cgi-bin/stable_token')).body.errcode).toBe(43002)
})

test('quotas: by minute 45011, by day 45009', async () => {
  world = await createWorld({ quotas: { '/cgi-bin/stable_token': { perMinute: 2, perDay: 3 } } })
  const errcodes = []
  for (let nth = 1; nth <= 5; nth += 1) {
    errcodes.push((await read()).errcode)
    if (nth === 3) world.control.advance(60_000)
  }
  expect(errcodes).toEqual([undefined, undefined, 45011, undefined, 45009])
})
