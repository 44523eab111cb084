import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, secret, type World } from '../testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const ridOf = (body: Record<string, unknown>) => /rid: (\S+)$/.exec(String(body.errmsg))?.[1]
const lookUp = async (rid: unknown) => (await world.call('/cgi-bin/openapi/rid/get', { rid })).body

test('a quota that refused is found again, with what was sent and said', async () => {
  const path = '/wxa/msg_sec_check'
  world.control.configureApp({ quotas: { [path]: { perDay: 0 } } })
  const { body } = await world.call(path, { content: 'tea' })
  expect(await lookUp(ridOf(body))).toMatchObject({
    errcode: 0,
    request: {
      request_body: '{"content":"tea"}',
      response_body: JSON.stringify(body),
      client_ip: '127.0.0.1',
    },
  })
})

test('a fault leaves its rid too', async () => {
  const path = '/wxa/msg_sec_check'
  world.control.fault({ path, kind: 'errcode', errcode: -1, when: 'after' })
  expect(await lookUp(ridOf((await world.call(path, {})).body))).toMatchObject({ errcode: 0 })
})

test('logins are not told about', async () => {
  const { body } = await world.login('unknown')
  expect((await lookUp(ridOf(body))).errcode).toBe(76022)
})

test('no secret, token or code is kept', async () => {
  const token = await world.token()
  await world.login('the-login-code')
  await world.stableToken({ grant_type: 'password' })
  await world.post(`/wxa/msg_sec_check?access_token=${token}`, {})
  const kept = JSON.stringify(world.control.rids())
  expect(world.control.rids()).toHaveLength(3)
  for (const hidden of [secret, token, 'the-login-code']) expect(kept).not.toContain(hidden)
})
