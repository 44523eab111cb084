import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/cgi-bin/message/subscribe/send'

let world: World
let openid: string
let templateId: string
beforeEach(async () => {
  world = await createWorld()
  openid = world.control.createUser().openid
  templateId = world.control.addTemplate({ fields: { thing1: 'thing', date2: 'date' } }).id
})
afterEach(() => world.close())

const values = { thing1: 'Thermos', date2: '2026-05-01' }
const accept = () => world.control.tapSubscribe(openid, { [templateId]: 'accept' })
const send = (changed: object = {}) =>
  world.wechat.sendSubscribeMessage({ openid, templateId, values, ...changed })

test('an accepted message arrives, with its values and where a tap leads', async () => {
  accept()
  await send({ page: 'pages/orders/index?id=1' })
  expect(world.control.messages(openid)).toMatchObject([
    { templateId, values, page: 'pages/orders/index?id=1', state: 'formal', lang: 'zh_CN' },
  ])
})

test('one accept is one message: the second is the user’s to allow', async () => {
  accept()
  await send()
  expect(await failureOf(send())).toMatchObject({ kind: 'user', errcode: 43101 })
  expect(world.asked(path)).toBe(2)
})

test('a banned template and one that nobody chose are the operator’s', async () => {
  accept()
  world.control.banTemplate(templateId, true)
  expect(await failureOf(send())).toMatchObject({ kind: 'config', errcode: 43107 })
  expect(await failureOf(send({ templateId: 'none' }))).toMatchObject({ kind: 'config', errcode: 40037 })
})

test('two at once to one user: the second may be tried later', async () => {
  accept()
  accept()
  world.control.fault({ path, kind: 'latency', latencyMs: 100 })
  const first = send()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await failureOf(send())).toMatchObject({ kind: 'retry', errcode: 43108 })
  await first
})

test('a value out of its form is not even sent, and the error does not repeat it', async () => {
  accept()
  const failure = await failureOf(send({ values: { ...values, thing1: 'a name too long to be shown here' } }))
  expect(failure).toMatchObject({ kind: 'config', reason: 'VALUE', errmsg: 'thing1: not of its form' })
  expect(world.asked(path)).toBe(0)
})

test.each([
  ['the answer is lost', { kind: 'reset', when: 'after' }],
  ['WeChat is busy', { kind: 'errcode', errcode: -1 }],
] as const)('when %s it is not sent again: a second would eat another accept', async (_what, fault) => {
  accept()
  world.control.fault({ path, ...fault })
  expect(await failureOf(send())).toMatchObject({ kind: 'retry' })
  expect(world.asked(path)).toBe(1)
})

test('should WeChat’s text repeat a value, it is struck out', async () => {
  accept()
  const errmsg = 'argument invalid! Thermos of 2026-05-01'
  world.control.fault({ path, kind: 'errcode', errcode: 47003, errmsg })
  expect((await failureOf(send())).errmsg).toMatch(/^argument invalid! \*\*\* of \*\*\*/)
})
