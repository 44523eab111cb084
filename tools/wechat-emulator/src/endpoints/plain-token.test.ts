import { afterEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
afterEach(() => world.close())

const use = async (token: unknown) =>
  (await world.get('/wxa/checksession', { access_token: String(token), sig_method: 'hmac_sha256' })).body
    .errcode

test('each call makes a new token; the one before lives five minutes more', async () => {
  world = await createWorld()
  const first = (await world.plainToken()).body
  const second = (await world.plainToken()).body
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 })
  expect(second.access_token).not.toBe(first.access_token)

  world.control.advance(299_999)
  expect(await use(first.access_token)).toBe(40003)
  world.control.advance(1)
  expect(await use(first.access_token)).toBe(40001)
  expect(await use(second.access_token)).toBe(40003)
})

test('a token that nobody replaced ends after two hours', async () => {
  world = await createWorld()
  const { access_token } = (await world.plainToken()).body
  world.control.advance(7_199_999)
  expect(await use(access_token)).toBe(40003)
  world.control.advance(1)
  expect(await use(access_token)).toBe(42001)
})

test('2,000 a day; then the text points to the stable token', async () => {
  world = await createWorld({ quotas: { '/cgi-bin/token': { perDay: 1 } } })
  await world.plainToken()
  const { body } = await world.plainToken()
  expect(body.errcode).toBe(45009)
  expect(body.errmsg).toMatch(
    /^reach max api daily quota limit, could get access_token by getStableAccessToken, more details at https:\/\/mmbizurl\.cn\/s\/JtxxFh33r rid: /,
  )
})

test.each([
  [{ appid: '' }, 41002],
  [{ secret: '' }, 41004],
  [{ appid: 'wxnobody' }, 40013],
  [{ secret: 'guess' }, 40125],
  [{ grant_type: 'password' }, 40002],
])('%o is %i', async (query, errcode) => {
  world = await createWorld()
  expect((await world.plainToken(query)).body.errcode).toBe(errcode)
})

test('the whitelist and a frozen secret stop it too', async () => {
  world = await createWorld({ ipWhitelist: [] })
  expect((await world.plainToken()).body.errcode).toBe(40164)
  world.control.configureApp({ frozen: true })
  expect((await world.plainToken()).body.errcode).toBe(40243)
})
