import { call } from '@laurel/shared/call'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { openTestServer, paidReply, pay, payCall, payInput, type TestServer } from './testing.ts'

const twice = call<{ till: string; points: number }, object>()('POST', '/tills/:till/pay-twice')
const harmless = call<{ till: string; points: number }, object>()('POST', '/tills/:till/pay-unkeyed')
let server: TestServer
let lin: string
beforeEach(async () => {
  server = await openTestServer((app) => {
    const shape = { who: 'member', input: payInput, reply: paidReply } as const
    answer(app, payCall, { ...shape, status: 201, handle: (input, { run }) => run(pay, input) })
    answer(app, harmless, { ...shape, key: 'none', handle: (input, { run }) => run(pay, input) })
    answer(app, twice, {
      ...shape,
      handle: async (input, { run }) => {
        await run(pay, input)
        return run(pay, input)
      },
    })
  })
  lin = server.member('lin')
})
afterEach(() => server.close())

const KEY = 'key-0001'
const sendPay = (body: object, { token = lin, key = KEY, till = 't1' } = {}) =>
  server.send('POST', `/tills/${till}/pay`, { token, key, body })
const sum = async (till = 't1') =>
  (await server.db.all(`select attempts from outbox where id = '${till}'`))[0]?.attempts ?? 0
const stored = async () => (await server.db.all('select * from idempotency')).length

describe('the same key', () => {
  test('gives the same answer, byte for byte, and says that it is a repetition', async () => {
    const first = await sendPay({ points: 5, words: '茶 & "quotes"' })
    const again = await sendPay({ points: 5, words: '茶 & "quotes"' })

    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ])
    expect(await sum()).toBe(5)
  })

  test('gives the first answer even after the state has moved on', async () => {
    const first = await sendPay({ points: 5 })
    await sendPay({ points: 7 }, { key: 'key-0002' })

    expect((await sendPay({ points: 5 })).text).toBe(first.text)
    expect(await sum()).toBe(12)
  })

  test('sent fifty times at once has one effect and one answer', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => sendPay({ points: 5 })))

    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(all.filter(({ headers }) => headers['idempotency-replayed']).length).toBe(49)
    expect(await sum()).toBe(5)
  })

  test('takes its members in any order', async () => {
    await sendPay({ points: 5, words: 'tea' })

    expect((await sendPay({ words: 'tea', points: 5 })).status).toBe(201)
    expect(await sum()).toBe(5)
  })

  test.each([
    ['another amount', { points: 6 }, {}],
    ['another member', { points: 5, words: 'tea' }, {}],
    ['another path', { points: 5 }, { till: 't2' }],
  ])('with %s is refused, and nothing happens', async (_what, body, options) => {
    await sendPay({ points: 5 })

    const other = await sendPay(body, options)

    expect([other.status, other.body.code]).toEqual([422, 'KEY_REUSED'])
    expect([await sum(), await sum('t2')]).toEqual([5, 0])
  })

  test('on another call is refused', async () => {
    await sendPay({ points: 5 })

    const other = await server.send('POST', '/tills/t1/pay-twice', {
      token: lin,
      key: KEY,
      body: { points: 5 },
    })

    expect(other.body.code).toBe('KEY_REUSED')
  })

  test('of another member is another key', async () => {
    await sendPay({ points: 5 })
    const other = await sendPay({ points: 7 }, { token: server.member('zhou') })

    expect([other.status, other.body.sum]).toEqual([201, 12])
  })
})

describe('nothing is stored', () => {
  test.each([
    ['a refusal', { points: 13 }, 409],
    ['an input that does not fit', { points: 0 }, 400],
    ['a fault', { points: 666 }, 500],
  ])('for %s: the key stays good', async (_what, body, status) => {
    expect((await sendPay(body)).status).toBe(status)
    expect([await sum(), await stored()]).toEqual([0, 0])

    expect((await sendPay({ points: 5 })).status).toBe(201)
  })

  test('for a call that needs no key', async () => {
    for (const _time of [1, 2])
      await server.send('POST', '/tills/t1/pay-unkeyed', { token: lin, body: { points: 5 } })

    expect([await sum(), await stored()]).toEqual([10, 0])
  })
})

test.each([undefined, '', 'short', 'with blank', '键键键键键键键键', 'x'.repeat(256)])(
  'the key %s is none',
  async (key) => {
    const { body } = await server.app
      .inject({
        method: 'POST',
        url: '/tills/t1/pay',
        headers: { authorization: `Bearer ${lin}`, ...(key === undefined ? {} : { 'idempotency-key': key }) },
        payload: { points: 5 },
      })
      .then((reply) => ({ body: reply.json() }))

    expect(body.code).toBe('KEY_MISSING')
    expect(await sum()).toBe(0)
  },
)

test('a request that would run two commands under one key is a fault of ours, and is logged', async () => {
  const { body } = await server.send('POST', '/tills/t1/pay-twice', {
    token: lin,
    key: KEY,
    body: { points: 5 },
  })

  expect(body.code).toBe('SERVER_FAULT')
  expect(server.lines.join()).toContain('ran two commands under one Idempotency-Key')
})
