import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

const path = '/wxa/business/getuserphonenumber'

let world: World
let openid: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser({ phone: '13800138000' }).openid
})
afterEach(() => world.close())

const ask = async (body: Record<string, unknown>) => (await world.call(path, body)).body

test('a code becomes the number, marked with the app and the time of the tap', async () => {
  const code = world.control.phoneCode(openid)
  world.control.advance(60_000)
  expect(await ask({ code, openid })).toMatchObject({
    errcode: 0,
    phone_info: {
      phoneNumber: '13800138000',
      countryCode: '86',
      watermark: { appid: 'wx0123456789abcdef', timestamp: 0x6437cc6f },
    },
  })
})

test('a code is 64 hexadecimal digits, and not one of wx.login', async () => {
  expect(world.control.phoneCode(openid)).toMatch(/^[0-9a-f]{64}$/)
  expect((await ask({ code: world.control.loginCode(openid) })).errcode).toBe(40029)
  expect((await world.login(world.control.phoneCode(openid))).body.errcode).toBe(40029)
})

test('of ten at once with one code, one gets the number', async () => {
  const code = world.control.phoneCode(openid)
  const replies = await Promise.all(Array.from({ length: 10 }, () => ask({ code })))
  expect(replies.filter(({ errcode }) => errcode === 0)).toHaveLength(1)
})

test("another user's openid does not spend the code", async () => {
  const code = world.control.phoneCode(openid)
  expect((await ask({ code, openid: world.control.createUser().openid })).errcode).toBe(40029)
  expect((await ask({ code, openid })).errcode).toBe(0)
})

test('without a phone there is no code; without a code no number', async () => {
  world.control.setPhone(openid, null)
  expect(() => world.control.phoneCode(openid)).toThrow('has no phone')
  expect((await ask({})).errcode).toBe(41008)
})
