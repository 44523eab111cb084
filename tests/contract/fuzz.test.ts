/** Whatever is sent, the server says something sensible: never a fault, and every no is a problem with a code and a sentence. */

import { type CallLine, COMMON_REFUSALS, call } from '@laurel/shared/call'
import { refusalWords } from '@laurel/shared/words.zh'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { inputFor } from './arbitrary.ts'
import { type Document, documentOf, endsSession, everyCall, inputOf, nameOf, operationOf } from './calls.ts'
import { openStage, type Stage } from './stage.ts'

const REQUESTS = Number(process.env.FUZZ ?? 1_500)
const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {}

/** What is made up may be an object that no text can be made of. */
const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** As it is, however odd: not by the client that knows the contract. */
function requestFor({ method, path }: CallLine, input: unknown): { path: string; body: unknown } {
  const rest: Record<string, unknown> = input && typeof input === 'object' ? { ...input } : {}
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(textOf(value).replace(/\p{Surrogate}/gu, '-') || '-')
  })
  if (method !== 'GET')
    return { path: filled, body: input && typeof input === 'object' && !Array.isArray(input) ? rest : input }
  const pairs = Object.entries(rest).map(([name, value]) => [name, textOf(value)])
  return { path: `${filled}?${new URLSearchParams(pairs as [string, string][])}`, body: undefined }
}

function sendOdd(base: string, call: CallLine, input: unknown, token: string): Promise<Response> {
  const { path, body } = requestFor(call, input)
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return fetch(`${base}/api${path}`, {
    method: call.method,
    ...sent,
    headers: { ...sent.headers, authorization: `Bearer ${token}`, 'idempotency-key': newKey() },
  })
}

async function complaint(call: CallLine, reply: Response): Promise<string | null> {
  const text = await reply.text()
  if (reply.status < 400) return null
  if (reply.status >= 500) return `answered ${reply.status}: ${text}`
  if (!reply.headers.get('content-type')?.startsWith('application/problem+json')) return `no problem: ${text}`
  const { code, detail, status } = JSON.parse(text)
  if (status !== reply.status) return `says ${status}, is ${reply.status}`
  const allowed: string[] = [...call.refusals, ...COMMON_REFUSALS]
  if (!allowed.includes(code)) return `refused with ${code}, which nobody was told of`
  return detail && detail === refusalWords[code as never] ? null : `no sentence for ${code}`
}

describe.each(databaseKinds)('on %s', (database) => {
  let stage: Stage
  let document: Document
  beforeAll(async () => {
    stage = await openStage({ database, env: { LOG_LEVEL: 'silent' } })
    document = await documentOf(stage.world.url)
  })
  afterAll(() => stage.world.close())

  test(`${REQUESTS} odd requests: no fault, and every no can be read`, async () => {
    const { world, lin, product, skuId, fenBudgetId } = stage
    const { orderId } = await lin.redeem(skuId)
    const known = { productId: product.id, skuId, orderId, budgetId: fenBudgetId }
    const signsIn = ({ path }: CallLine) => path === '/identity/sign-in' || path === '/admin/sign-in'
    const calls = everyCall.filter((one) => !signsIn(one) && !endsSession(one))
    const request = fc
      .constantFrom(...calls)
      .chain((one) =>
        fc.record({ call: fc.constant(one), input: inputFor(inputOf(operationOf(document, one)), known) }),
      )
    const replies = { granted: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(request, async ({ call, input }) => {
        const token = call.path.startsWith('/admin') ? world.operators.token('admin') : lin.token
        const reply = await sendOdd(world.url, call, input, token)
        replies[reply.ok ? 'granted' : 'refused'] += 1
        const wrong = await complaint(call, reply)
        if (wrong) throw new Error(`${nameOf(call)} ${wrong}`)
      }),
      { numRuns: REQUESTS, ...seed },
    )
    // Both happen often, or the test says little.
    expect(replies.granted / REQUESTS).toBeGreaterThan(0.1)
    expect(replies.refused / REQUESTS).toBeGreaterThan(0.1)
    expect(await world.verify()).toEqual([])
  }, 300_000)
})

test('a fault, a bare text, an unlisted code and a missing sentence are each complained of', async () => {
  const cancel = call<object, object>()('POST', '/x', ['ORDER_UNKNOWN'])
  const problem = (body: object, status = 404, type = 'application/problem+json') =>
    complaint(
      cancel,
      new Response(JSON.stringify({ status, ...body }), { status, headers: { 'content-type': type } }),
    )

  expect(await problem({ code: 'ORDER_UNKNOWN', detail: refusalWords.ORDER_UNKNOWN })).toBeNull()
  expect(await problem({ code: 'SERVER_FAULT' }, 500)).toContain('answered 500')
  expect(await problem({ code: 'ORDER_UNKNOWN' }, 404, 'application/json')).toContain('no problem')
  expect(await problem({ code: 'SKU_UNKNOWN', detail: refusalWords.SKU_UNKNOWN })).toContain(
    'nobody was told of',
  )
  expect(await problem({ code: 'ORDER_UNKNOWN' })).toContain('no sentence')
})
