import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
})
afterEach(() => world.close())

const login = async () => String((await world.login(world.control.loginCode(openid))).body.session_key)
const ask = async (path: string, key: string) =>
  (
    await world.get(path, {
      access_token: await world.token(),
      openid,
      sig_method: 'hmac_sha256',
      signature: createHmac('sha256', key).update('').digest('hex'),
    })
  ).body

test('the new key is good and the old one is not', async () => {
  const old = await login()
  const { session_key } = await ask('/wxa/resetusersessionkey', old)
  expect(session_key).not.toBe(old)
  expect((await ask('/wxa/checksession', old)).errcode).toBe(87009)
  expect((await ask('/wxa/checksession', String(session_key))).errcode).toBe(0)
  expect((await ask('/wxa/resetusersessionkey', old)).errcode).toBe(87009)
})
