import { afterEach, beforeEach, expect, test } from 'vitest'
import { appid, createWorld, failureOf, type World } from './testing.ts'

const path = '/wxa/business/getuserphonenumber'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser({ phone: '13800138000' }).openid
})
afterEach(() => world.close())

const ask = (code = world.control.phoneCode(openid), owner = openid) =>
  world.wechat.phoneNumber({ code, openid: owner })

test('the code of a tap becomes the number', async () => {
  expect(await ask()).toEqual({ number: '13800138000', countryCode: '86' })
})

test('a number from abroad comes without its country code', async () => {
  world.control.setPhone(openid, '+852-61234567')
  expect(await ask()).toEqual({ number: '61234567', countryCode: '852' })
})

test('a used code, one too old, a login code and one of another user are the user’s to mend', async () => {
  const used = world.control.phoneCode(openid)
  await ask(used)
  const old = world.control.phoneCode(openid)
  world.control.advance(300_001)
  const other = world.control.createUser({ phone: '13900139000' }).openid
  const failures = [
    await failureOf(ask(used)),
    await failureOf(ask(old)),
    await failureOf(ask(world.control.loginCode(openid))),
    await failureOf(ask(world.control.phoneCode(other))),
  ]
  expect(failures.map(({ kind, errcode }) => ({ kind, errcode }))).toEqual(
    failures.map(() => ({ kind: 'user', errcode: 40029 })),
  )
})

test.each([
  [
    'says so',
    '{"errcode":40013,"errmsg":"invalid appid rid: 6437cc6f-1a2b3c4d-5e6f7a8b"}',
    { errcode: 40013, rid: '6437cc6f-1a2b3c4d-5e6f7a8b' },
  ],
  [
    'shows it in the watermark',
    `{"errcode":0,"phone_info":{"purePhoneNumber":"13800138000","countryCode":"86","watermark":{"appid":"${appid}0"}}}`,
    { errcode: null },
  ],
])('a code of another app, when WeChat %s, is the user’s', async (_how, body, expected) => {
  world.control.fault({ path, kind: 'body', body })
  expect(await failureOf(ask('code'))).toMatchObject({ kind: 'user', ...expected })
})

test('a code whose answer was lost may be spent: it is not sent again', async () => {
  world.control.fault({ path, kind: 'reset', when: 'after' })
  expect(await failureOf(ask())).toMatchObject({ kind: 'retry' })
  expect(world.asked(path)).toBe(1)
})
