import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
let openid: string
let token: string

beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  token = String((await world.stableToken()).body.access_token)
})
afterEach(() => world.close())

const sessionKey = async () => String((await world.login(world.control.loginCode(openid))).body.session_key)
const sign = (key: string) => createHmac('sha256', key).update('').digest('hex')
const check = async (query: Record<string, string>) =>
  (await world.get('/wxa/checksession', { access_token: token, openid, sig_method: 'hmac_sha256', ...query }))
    .body

test("the user's own key is ok", async () => {
  expect(await check({ signature: sign(await sessionKey()) })).toEqual({ errcode: 0, errmsg: 'ok' })
})

test('a key that a later login replaced is not', async () => {
  const old = await sessionKey()
  await sessionKey()
  expect(await check({ signature: sign(old) })).toMatchObject({
    errcode: 87009,
    errmsg: expect.stringMatching(/^invalid signature rid: /),
  })
})

test('a user who never logged in has no key', async () => {
  expect((await check({ signature: sign('') })).errcode).toBe(87009)
})

test.each([
  ['another way to sign', { sig_method: 'md5' }, 40097],
  ['an unknown user', { openid: 'nobody' }, 40003],
  ['no token', { access_token: '' }, 41001],
  ['a token nobody issued', { access_token: '57_made-up' }, 40001],
])('%s is refused', async (_what, query, errcode) => {
  expect((await check(query)).errcode).toBe(errcode)
})

test('a token works until its two hours are over', async () => {
  world.control.advance(7_200_000)
  const refused = await check({ signature: '' })
  expect(refused.errcode).toBe(42001)
  expect(refused.errmsg).toMatch(/^access_token expired rid: /)
})
