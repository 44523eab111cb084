import { COMMON_REFUSALS } from '@laurel/shared/call'
import { type RefusalCode, refusalWords } from '@laurel/shared/words.zh'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal, statusOf } from '../refusal.ts'
import { answer } from './answer.ts'
import { problemOf } from './problem.ts'
import { openTestServer, paidReply, pay, payCall, payInput, type TestServer } from './testing.ts'

let server: TestServer
let thrown: unknown
beforeEach(async () => {
  server = await openTestServer((app) => {
    answer(app, payCall, {
      who: 'member',
      input: payInput,
      reply: paidReply,
      handle: (input, { run }) => run(pay, input),
    })
    app.get('/throws', () => {
      throw thrown
    })
  })
})
afterEach(() => server.close())

const sendPay = (points: number) =>
  server.send('POST', '/tills/t1/pay', { token: server.member('lin'), key: 'key-0001', body: { points } })
const answerTo = (error: unknown) => {
  thrown = error
  return server.send('GET', '/throws')
}
const coded = (code: string, more: object = {}) => Object.assign(new Error('inner words'), { code, ...more })

test('every refusal has a sentence, a status of its own kind, and a shape that programs know', () => {
  for (const code of Object.keys(refusalWords) as RefusalCode[]) {
    const problem = problemOf(code)
    expect(problem).toEqual({
      type: `urn:laurel:refusal:${code}`,
      title: code,
      code,
      status: statusOf(code),
      detail: refusalWords[code],
    })
    expect(problem.detail).toMatch(/^[\p{sc=Han}“”，、 ]{4,40}$/u)
  }
  for (const code of COMMON_REFUSALS) expect(refusalWords).toHaveProperty(code)
})

test.each([
  ['SESSION_MISSING', 401],
  ['SESSION_REVOKED', 401],
  ['PASSWORD_WRONG', 401],
  ['ROLE_MISSING', 403],
  ['APPROVAL_OWN', 403],
  ['APPROVAL_OTHERS', 403],
  ['MEMBER_BLOCKED', 403],
  ['ORDER_UNKNOWN', 404],
  ['ROUTE_UNKNOWN', 404],
  ['INPUT_INVALID', 400],
  ['KEY_MISSING', 400],
  ['CODE_INVALID', 400],
  ['KEY_REUSED', 422],
  ['RATE_EXCEEDED', 429],
  ['SERVER_BUSY', 503],
  ['WECHAT_BUSY', 503],
  ['SERVER_FAULT', 500],
  ['BALANCE_TOO_LOW', 409],
  ['ORDER_CLOSED', 409],
] as const)('%s is answered with %i', (code, status) => {
  expect(statusOf(code)).toBe(status)
})

test('a refusal of the call is answered with its details, and undoes what the command did', async () => {
  const { status, body, headers } = await sendPay(13)

  expect([status, headers['content-type']]).toEqual([409, 'application/problem+json; charset=utf-8'])
  expect(body).toMatchObject({ code: 'ORDER_CLOSED', details: { till: 't1' } })
  expect(await server.db.all('select * from outbox')).toEqual([])
})

test('a refusal that the call does not list is a fault of ours: 500, logged by its name, told to nobody', async () => {
  const { status, body } = await sendPay(99)

  expect([status, body.code]).toEqual([500, 'SERVER_FAULT'])
  expect(JSON.stringify(body)).not.toContain('STOCK_EMPTY')
  expect(server.lines.join()).toContain(
    'POST /tills/:till/pay refused with STOCK_EMPTY, which its contract does not list',
  )
})

test('a fault is logged with its words, and answered without them', async () => {
  const { status, text } = await sendPay(666)

  expect(status).toBe(500)
  expect(text).not.toContain('secret')
  expect(server.lines.join()).toContain('a fault with a secret in it')
})

describe('whatever goes wrong inside is answered as one of the common refusals', () => {
  test.each([
    [coded('SQLITE_CONSTRAINT_CHECK'), 409, 'ROW_CONFLICT'],
    [coded('23505'), 409, 'ROW_CONFLICT'],
    [coded('23514'), 409, 'ROW_CONFLICT'],
    [coded('SQLITE_BUSY'), 503, 'SERVER_BUSY'],
    [coded('SQLITE_FULL'), 503, 'SERVER_BUSY'],
    [coded('57P01'), 503, 'SERVER_BUSY'],
    [coded('53300'), 503, 'SERVER_BUSY'],
    [coded('53100'), 503, 'SERVER_BUSY'],
    [coded('40P01'), 503, 'SERVER_BUSY'],
    [coded('40001'), 503, 'SERVER_BUSY'],
    [coded('ECONNREFUSED'), 503, 'SERVER_BUSY'],
    [coded('ECONNRESET'), 503, 'SERVER_BUSY'],
    [new Error('Connection terminated unexpectedly'), 503, 'SERVER_BUSY'],
    [coded('X', { statusCode: 413 }), 400, 'INPUT_INVALID'],
    [coded('X', { statusCode: 429 }), 429, 'RATE_EXCEEDED'],
    [new Refusal('SERVER_BUSY'), 503, 'SERVER_BUSY'],
    [new TypeError('inner words'), 500, 'SERVER_FAULT'],
    ['a bare text', 500, 'SERVER_FAULT'],
  ])('%o', async (error, status, code) => {
    const { body, text, ...reply } = await answerTo(error)

    expect([reply.status, body.code]).toEqual([status, code])
    expect(text).not.toContain('inner words')
  })
})

test('an address that leads nowhere is a problem too', async () => {
  expect((await server.send('GET', '/nowhere')).body).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' })
})
