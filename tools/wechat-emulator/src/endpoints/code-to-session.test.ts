import { afterEach, expect, test } from 'vitest'
import { createWorld, secret, type World } from '../testing.ts'

let world: World
afterEach(() => world.close())

test('a code becomes an openid and a 16-byte session_key, with no errcode, as text/plain', async () => {
  world = await createWorld()
  const alice = world.control.createUser()
  const reply = await world.login(world.control.loginCode(alice.openid))

  expect(reply.status).toBe(200)
  expect(reply.contentType).toMatch(/^text\/plain/)
  expect(Object.keys(reply.body).sort()).toEqual(['openid', 'session_key'])
  expect(reply.body.openid).toBe(alice.openid)
  expect(Buffer.from(String(reply.body.session_key), 'base64')).toHaveLength(16)
})

test('an openid is 28 characters from o, a code 32 letters and digits', async () => {
  world = await createWorld()
  const alice = world.control.createUser()
  expect(alice.openid).toMatch(/^o[A-Za-z0-9_-]{27}$/)
  expect(world.control.loginCode(alice.openid)).toMatch(/^[A-Za-z0-9]{32}$/)
})

test('a code is good once: the second use says it has been used', async () => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  await world.login(code)
  const again = await world.login(code)
  expect(again.status).toBe(200)
  expect(again.contentType).toMatch(/^text\/plain/)
  expect(again.body.errcode).toBe(40163)
  expect(again.body.errmsg).toMatch(/^code been used, rid: 6437cc6f-[0-9a-f]{8}-[0-9a-f]{8}$/)
})

test('of 20 logins at once with one code, one gets in', async () => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  const replies = await Promise.all(Array.from({ length: 20 }, () => world.login(code)))
  expect(replies.filter(({ body }) => body.openid)).toHaveLength(1)
})

test('a code lives five minutes', async () => {
  world = await createWorld()
  const { openid } = world.control.createUser()
  const codes = [world.control.loginCode(openid), world.control.loginCode(openid)] as const
  world.control.advance(5 * 60_000 - 1)
  expect((await world.login(codes[0])).body.openid).toBe(openid)
  world.control.advance(1)
  expect((await world.login(codes[1])).body).toMatchObject({ errcode: 40029 })
})

test('a code nobody issued is invalid', async () => {
  world = await createWorld()
  const { body } = await world.login('073kcx000IMExN1xEP000cK65m1kcx0a')
  expect(body.errcode).toBe(40029)
  expect(body.errmsg).toMatch(/^invalid code, rid: /)
})

test('a code of one app is invalid in another', async () => {
  world = await createWorld(
    {},
    {
      apps: [
        { appid: 'wxone', secret },
        { appid: 'wxtwo', secret },
      ],
    },
  )
  const alice = world.control.createUser({ appid: 'wxtwo' })
  const code = world.control.loginCode(alice.openid)
  expect((await world.login(code, { appid: 'wxone' })).body.errcode).toBe(40029)
  expect((await world.login(code, { appid: 'wxtwo' })).body.openid).toBe(alice.openid)
})

test('a blocked user is turned away and his code is not spent', async () => {
  world = await createWorld()
  const { openid } = world.control.createUser()
  const code = world.control.loginCode(openid)
  world.control.setBlocked(openid, true)
  expect((await world.login(code)).body.errcode).toBe(40226)
  world.control.setBlocked(openid, false)
  expect((await world.login(code)).body.openid).toBe(openid)
})

test('only an app bound to an open platform sees unionids', async () => {
  world = await createWorld()
  const alice = world.control.createUser({ unionid: 'oUnionOfAlice' })
  expect((await world.login(world.control.loginCode(alice.openid))).body).not.toHaveProperty('unionid')
  world.control.configureApp({ openPlatform: true })
  expect((await world.login(world.control.loginCode(alice.openid))).body.unionid).toBe('oUnionOfAlice')
})

test('each login replaces the session_key', async () => {
  world = await createWorld()
  const { openid } = world.control.createUser()
  const first = await world.login(world.control.loginCode(openid))
  const second = await world.login(world.control.loginCode(openid))
  expect(second.body.session_key).not.toBe(first.body.session_key)
})

test('the 101st login of one user in a minute is too many; the next minute is open', async () => {
  world = await createWorld()
  const { openid } = world.control.createUser()
  const login = () => world.login(world.control.loginCode(openid))
  for (let nth = 1; nth <= 100; nth += 1) expect((await login()).body.openid).toBe(openid)
  expect((await login()).body.errcode).toBe(45011)
  world.control.advance(60_000)
  expect((await login()).body.openid).toBe(openid)
})

test('a minute quota of the app holds for all its users', async () => {
  world = await createWorld({ quotas: { '/sns/jscode2session': { perMinute: 2 } } })
  const login = () => world.login(world.control.loginCode(world.control.createUser().openid))
  await login()
  await login()
  const third = (await login()).body
  expect(third.errcode).toBe(45011)
  expect(third.errmsg).toMatch(/^api minute-quota reach limit/)
})

test.each([
  ['appid', 41002],
  ['secret', 41004],
  ['js_code', 41008],
  ['grant_type', 40002],
])('without %s it is %i', async (name, errcode) => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  expect((await world.login(code, { [name]: '' })).body.errcode).toBe(errcode)
})

test.each([
  ['an unknown appid', { appid: 'wxnobody' }, 40013],
  ['a wrong secret', { secret: 'guess' }, 40125],
])('%s is refused', async (_what, query, errcode) => {
  world = await createWorld()
  const code = world.control.loginCode(world.control.createUser().openid)
  expect((await world.login(code, query)).body.errcode).toBe(errcode)
  expect((await world.login(code)).body).toHaveProperty('openid')
})

test('a POST is refused', async () => {
  world = await createWorld()
  expect((await world.post('/sns/jscode2session', {})).body.errcode).toBe(43001)
})
