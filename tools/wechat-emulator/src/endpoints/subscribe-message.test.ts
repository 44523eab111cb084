import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

const path = '/cgi-bin/message/subscribe/send'

let world: World
let alice: string
let bob: string
let template: string
beforeEach(async () => {
  world = await createWorld()
  alice = world.control.createUser({ openid: 'alice' }).openid
  bob = world.control.createUser({ openid: 'bob' }).openid
  template = world.control.addTemplate({ id: 'shipped', fields: { thing1: 'thing', date2: 'date' } }).id
})
afterEach(() => world.close())

const values = { thing1: { value: 'Longjing tea' }, date2: { value: '2026-11-22 09:00' } }
const letter = (touser: string, more: Record<string, unknown> = {}) => ({
  touser,
  template_id: template,
  data: values,
  ...more,
})
const send = async (touser: string, more: Record<string, unknown> = {}) =>
  (await world.call(path, letter(touser, more))).body

const accept = (openid: string) => world.control.tapSubscribe(openid, { [template]: 'accept' })

test('one accept is one message, and it can be read', async () => {
  expect(accept(alice)).toEqual({ [template]: 1 })
  expect(await send(alice, { page: 'pages/order/index?id=7' })).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await send(alice)).toMatchObject({ errcode: 43101 })
  expect(world.control.messages('alice')).toMatchObject([
    {
      openid: 'alice',
      templateId: 'shipped',
      page: 'pages/order/index?id=7',
      values: { thing1: 'Longjing tea', date2: '2026-11-22 09:00' },
      state: 'formal',
      lang: 'zh_CN',
    },
  ])
  expect(world.control.messages('bob')).toEqual([])
})

test('accepts add up and do not expire; a reject in the settings takes them all', async () => {
  accept(alice)
  accept(alice)
  world.control.advance(400 * 24 * 3_600_000)
  expect((await send(alice)).errcode).toBe(0)
  expect(world.control.acceptsLeft(alice, template)).toBe(1)
  world.control.rejectInSettings(alice, [template])
  expect((await send(alice)).errcode).toBe(43101)
})

test('a tap on reject adds nothing', () => {
  expect(world.control.tapSubscribe(alice, { [template]: 'reject' })).toEqual({ [template]: 0 })
})

test('a refused message spends no accept', async () => {
  accept(alice)
  expect((await send(alice, { data: { thing1: { value: 'tea' } } })).errmsg).toMatch(
    /^argument invalid! data.date2.value is emtpy rid: /,
  )
  expect((await send(alice)).errcode).toBe(0)
})

test('a long-term template goes on after one accept', async () => {
  world.control.addTemplate({ id: 'long', fields: { thing1: 'thing' }, longTerm: true })
  const body = { touser: alice, template_id: 'long', data: { thing1: { value: 'tea' } } }
  for (let nth = 1; nth <= 3; nth += 1) expect((await world.call(path, body)).body.errcode).toBe(0)
})

test('two at once to one user are one too many; to two users they are not', async () => {
  for (const openid of [alice, alice, bob]) accept(openid)
  world.control.configureApp({ messageWorkMs: 400 })
  const address = `${path}?access_token=${await world.token()}`
  const codes = await Promise.all(
    [alice, alice, bob].map(async (openid) => (await world.post(address, letter(openid))).body.errcode),
  )
  expect(codes.sort()).toEqual([0, 0, 43108])
  expect(world.control.acceptsLeft(alice, template)).toBe(1)
})

test('one after another to one user is fine, however slow WeChat is', async () => {
  for (let nth = 1; nth <= 5; nth += 1) accept(alice)
  for (let nth = 1; nth <= 5; nth += 1) expect((await send(alice)).errcode).toBe(0)
})

test('a call that latency holds up overlaps as well', async () => {
  accept(alice)
  accept(alice)
  world.control.fault({ path, kind: 'latency', latencyMs: 600, times: 1 })
  const address = `${path}?access_token=${await world.token()}`
  const first = world.post(address, letter(alice))
  await expect.poll(() => world.control.counters()[path]).toBe(1)
  expect((await world.post(address, letter(alice))).body.errcode).toBe(43108)
  expect((await first).body.errcode).toBe(0)
})

test.each([
  ['a field the template does not have', { data: { ...values, thing9: { value: 'x' } } }, 47003],
  ['no fields at all', { data: 'tea' }, 47001],
  ['an unknown state', { miniprogram_state: 'beta' }, 40097],
  ['an unknown language', { lang: 'fr_FR' }, 40097],
])('%s is refused', async (_what, more, errcode) => {
  accept(alice)
  expect((await send(alice, more)).errcode).toBe(errcode)
})

test('the platform takes away the template, or the whole ability', async () => {
  accept(alice)
  world.control.banTemplate(template, true)
  expect((await send(alice)).errcode).toBe(43107)
  world.control.banTemplate(template, false)
  world.control.configureApp({ messagesBanned: true })
  expect((await send(alice)).errcode).toBe(43107)
})

test('nobody accepts a template that does not exist', () => {
  expect(() => world.control.tapSubscribe(alice, { nothing: 'accept' })).toThrow('no template nothing')
})
