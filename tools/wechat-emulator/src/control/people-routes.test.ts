import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const control = (method: string, path: string, body?: unknown) => world.askControl(method, path, body)

test('a phone made over HTTP is read with a code made over HTTP', async () => {
  const made = await control('POST', '/users', { openid: 'alice', phone: '13800138000' })
  expect(made.body).toMatchObject({ openid: 'alice', phone: '13800138000', riskRank: 0, lastVisitAt: null })
  const { code } = (await control('POST', '/phone-codes', { openid: 'alice' })).body
  const { body } = await world.call('/wxa/business/getuserphonenumber', { code, openid: 'alice' })
  expect(body).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '13800138000' } })
})

test('without a phone there is no phone code', async () => {
  await control('POST', '/users', { openid: 'alice', phone: '13800138000' })
  expect((await control('POST', '/users/alice/phone', { phone: null })).body).toMatchObject({ phone: null })
  expect(await control('POST', '/phone-codes', { openid: 'alice' })).toEqual({
    status: 409,
    body: { error: 'user alice has no phone' },
  })
  await control('POST', '/users/alice/phone', { phone: '+852-61234567' })
  expect((await control('POST', '/phone-codes', { openid: 'alice' })).status).toBe(200)
})

test.each(['12', 'my phone', '+86 13800138000'])('%s is no phone', async (phone) => {
  expect((await control('POST', '/users', { phone })).status).toBe(400)
})

test('risk and visits', async () => {
  await control('POST', '/users', { openid: 'mallory' })
  expect((await control('POST', '/users/mallory/risk', { riskRank: 4 })).body).toMatchObject({ riskRank: 4 })
  expect((await control('POST', '/users/mallory/risk', { riskRank: 5 })).status).toBe(400)
  expect((await control('POST', '/users/mallory/visit')).body).toMatchObject({
    lastVisitAt: world.control.now(),
  })
  expect((await control('POST', '/users/nobody/visit')).status).toBe(404)
})

test('a template, its taps, its messages', async () => {
  await control('POST', '/users', { openid: 'alice' })
  await control('POST', '/templates', { id: 'shipped', fields: { thing1: 'thing' } })
  expect((await control('GET', '/templates')).body).toMatchObject([{ id: 'shipped', banned: false }])
  const answers = { shipped: 'accept' }
  expect((await control('POST', '/users/alice/subscribe', { answers })).body).toEqual({ shipped: 1 })
  await world.call('/cgi-bin/message/subscribe/send', {
    touser: 'alice',
    template_id: 'shipped',
    data: { thing1: { value: 'tea' } },
  })
  expect((await control('GET', '/messages?openid=alice')).body).toMatchObject([{ values: { thing1: 'tea' } }])
  expect((await control('GET', '/messages?openid=bob')).body).toEqual([])
  expect((await control('GET', '/users/alice/accepts/shipped')).body).toEqual({ left: 0 })
  await control('POST', '/users/alice/subscribe', { answers })
  await control('POST', '/users/alice/reject', { templateIds: ['shipped'] })
  expect((await control('GET', '/users/alice/accepts/shipped')).body).toEqual({ left: 0 })
})

test('a tap on a template that does not exist changes nothing', async () => {
  await control('POST', '/users', { openid: 'alice' })
  await control('POST', '/templates', { id: 'shipped', fields: { thing1: 'thing' } })
  const answers = { shipped: 'accept', lost: 'accept' }
  expect((await control('POST', '/users/alice/subscribe', { answers })).status).toBe(404)
  expect((await control('GET', '/users/alice/accepts/shipped')).body).toEqual({ left: 0 })
})
