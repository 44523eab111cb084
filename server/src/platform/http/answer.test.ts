import { call } from '@laurel/shared/call'
import { Empty, Id, Shape } from '@laurel/shared/schema'
import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { openTestServer, paidReply, pay, payCall, payInput, type TestServer } from './testing.ts'

const ring = call<{ bell: string }, object>()('POST', '/bells/:bell/ring')
const look = call<{ bell: string; loud?: boolean }, object>()('GET', '/bells/:bell')
let server: TestServer
let lin: string
/** What reached the feature. */
let inputs: unknown[]
beforeEach(async () => {
  inputs = []
  server = await openTestServer((app) => {
    answer(app, payCall, {
      who: 'member',
      input: payInput,
      reply: paidReply,
      handle: (input, { run }) => run(pay, input),
    })
    const note = (input: unknown) => void inputs.push(input)
    const shape = { who: 'anyone', reply: Empty } as const
    const handle = (input: unknown) => note(input) ?? {}
    answer(app, ring, { ...shape, key: 'none', input: Shape({ bell: Id }), handle })
    answer(app, look, { ...shape, input: Shape({ bell: Id, loud: Type.Optional(Type.Boolean()) }), handle })
  })
  lin = server.member('lin')
})
afterEach(() => server.close())

const KEY = 'key-0001'
const sendPay = (body: unknown, query = {}) =>
  server.send('POST', '/tills/t1/pay', { token: lin, key: KEY, body, query })

describe('an input that the call does not name', () => {
  test.each(['memberId', 'role', 'sum', 'till', '__proto__', 'constructor'])(
    '%s in the body is refused',
    async (name) => {
      const { status, body } = await sendPay(JSON.parse(`{"points":5,"${name}":"x"}`))

      expect([status, body.code]).toEqual([400, 'INPUT_INVALID'])
    },
  )

  test('in the address of a write is refused, and so is one that the call does name', async () => {
    for (const query of [{ memberId: 'zhou' }, { words: 'tea' }, { points: '9' }])
      expect((await sendPay({ points: 5 }, query)).body.code).toBe('INPUT_INVALID')
    expect((await sendPay({ points: 5 })).status).toBe(200)
  })

  test('is refused by a call that takes no body', async () => {
    const refused = [{ loud: true }, [], 'x', 5].map((body) =>
      server.send('POST', '/bells/b1/ring', { body }),
    )
    for (const one of refused) expect((await one).body.code).toBe('INPUT_INVALID')

    await server.send('POST', '/bells/b1/ring', { body: {} })
    await server.send('POST', '/bells/b1/ring')
    expect(inputs).toEqual([{ bell: 'b1' }, { bell: 'b1' }])
  })

  test('is refused in the address of a read', async () => {
    expect((await server.send('GET', '/bells/b1', { query: { quiet: 'true' } })).body.code).toBe(
      'INPUT_INVALID',
    )
    await server.send('GET', '/bells/b1', { query: { loud: 'true' } })
    expect(inputs).toEqual([{ bell: 'b1', loud: true }])
  })
})

test.each([0, -1, 1.5, 2 ** 53, 1e300, '5', null, true, [5], {}])(
  '%j is no number of points',
  async (points) => {
    expect((await sendPay({ points })).body.code).toBe('INPUT_INVALID')
    expect(await server.db.all('select * from outbox')).toEqual([])
  },
)

test.each(['\u0000', 'a\u0000b', '\ud800', 'tea \udc00'])(
  '%j is no text that every database keeps',
  async (words) => {
    expect((await sendPay({ points: 5, words })).body.code).toBe('INPUT_INVALID')
    expect((await sendPay({ points: 5, words: '茶🍵\t\n' })).body.words).toBe('茶🍵\t\n')
  },
)

test('a body that is no JSON, another type, too long or missing is refused in the words of the contract', async () => {
  const inject = (payload: string, type = 'application/json') =>
    server.app
      .inject({
        method: 'POST',
        url: '/tills/t1/pay',
        payload,
        headers: { authorization: `Bearer ${lin}`, 'idempotency-key': KEY, 'content-type': type },
      })
      .then((reply) => [reply.statusCode, reply.headers['content-type'], reply.json().code])
  const refused = [400, 'application/problem+json; charset=utf-8', 'INPUT_INVALID']

  expect(await inject('{"points":')).toEqual(refused)
  expect(await inject('{"points":5}', 'text/plain')).toEqual(refused)
  expect(await inject('<points>5</points>', 'application/xml')).toEqual(refused)
  expect(await inject(`{"points":5,"words":"${'x'.repeat(1_100_000)}"}`)).toEqual(refused)
  expect(await inject('')).toEqual(refused)
  expect((await server.send('POST', '/tills/t1/pay', { token: lin, key: KEY })).body.code).toBe(
    'INPUT_INVALID',
  )
})

test.each(['%zz', '%', '%c3%28', 'x'.repeat(201), 'x'.repeat(65)])(
  'the address /bells/%s is refused like any other input',
  async (bell) => {
    const { status, headers, body } = await server.send('GET', `/bells/${bell}`)

    expect([status, body.code]).toEqual([400, 'INPUT_INVALID'])
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  },
)

test('whoever may not ask learns nothing of what could be asked', async () => {
  const { status, body } = await server.send('POST', '/tills/t1/pay', { body: { nonsense: true } })

  expect([status, body.code, body.details]).toEqual([401, 'SESSION_MISSING', undefined])
})
