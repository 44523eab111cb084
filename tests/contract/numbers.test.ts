/** Numbers at the edges: refused, or exact, on both databases. Never rounded, never a fault. */
import { budgetApi } from '@laurel/shared/budget'
import type { CallLine } from '@laurel/shared/call'
import { approvalApi } from '@laurel/shared/operators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import {
  type Document,
  documentOf,
  everyCall,
  inputOf,
  type JsonSchema,
  nameOf,
  operationOf,
  sampleOf,
} from './calls.ts'
import { openStage, type Stage } from './stage.ts'
import { everyWrite, tokenFor } from './writes.ts'

const MAX = Number.MAX_SAFE_INTEGER
const EDGES = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, MAX, '5', '', null, true, [5], {}]

const ADDRESS_EDGES = [
  '0',
  '-1',
  '1.5',
  `${MAX}`,
  '9007199254740992',
  '1e3',
  '-1e300',
  '1e300',
  'NaN',
  ' ',
  '0x10',
  '\0',
]

/** The paths to every integer of an input, as `skus.0.pricePoints`. */
function integersOf(schema: JsonSchema, at: string[] = []): [path: string[], schema: JsonSchema][] {
  if (schema.type === 'integer' || schema.anyOf?.some(({ type }) => type === 'integer')) return [[at, schema]]
  if (schema.type === 'array' && schema.items) return integersOf(schema.items, [...at, '0'])
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => integersOf(inner, [...at, name]))
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some((one) => fits(value, one))
  if (schema.type === 'null') return value === null
  const { minimum = -Infinity, maximum = Infinity } = schema
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
}

function replaced(value: unknown, [name, ...rest]: string[], by: unknown): unknown {
  if (name === undefined) return by
  if (Array.isArray(value)) return value.with(Number(name), replaced(value[Number(name)], rest, by))
  const inner = value as Record<string, unknown>
  return { ...inner, [name]: replaced(inner[name], rest, by) }
}

/** What fits may be refused for another reason, but is no fault; what does not fit is the caller’s. */
const verdict = (where: string, status: number, fitting: boolean): void =>
  expect([where, fitting ? status < 500 : status]).toEqual([where, fitting ? true : 400])

describe.each(databaseKinds)('on %s', (database) => {
  let stage: Stage
  let document: Document
  beforeAll(async () => {
    stage = await openStage({ database })
    document = await documentOf(stage.world.url)
  })
  afterAll(() => stage.world.close())

  const schemaOf = (call: CallLine): JsonSchema => inputOf(operationOf(document, call))

  test('every integer of every input has its bounds, and both databases hold what lies between them', () => {
    const places = everyCall.flatMap((call) =>
      integersOf(schemaOf(call)).map(([path, schema]) => ({
        where: `${nameOf(call)} ${path.join('.')}`,
        schema,
      })),
    )
    const unbound = places.filter(({ schema }) => fits(2 ** 53, schema) || fits(-(2 ** 53), schema))

    expect(unbound.map(({ where }) => where)).toEqual([])
    expect(places.length).toBeGreaterThan(50)
  })

  test('every integer of every write is refused when it does not fit, and never a fault when it does', async () => {
    const writes = everyWrite(stage)
    const places = writes.flatMap((write) =>
      integersOf(schemaOf(write.call)).map((place) => ({ write, place })),
    )
    for (const { write, place } of places) {
      const [path, schema] = place
      const inAddress = write.call.path.includes(`:${path.join('.')}`)
      // What stands in an address is a text, whoever wrote it; an empty one is another address.
      for (const edge of EDGES.filter((one) => !inAddress || one !== '')) {
        const input = replaced(await write.input(), path, edge) as object
        const token = tokenFor(stage, write.as)
        const { status } = await send(stage.world.url, write.call as never, input, { token })
        const value = inAddress ? Number(String(edge)) : edge
        verdict(
          `${nameOf(write.call)} ${path.join('.')}=${JSON.stringify(edge)}`,
          status,
          fits(value, schema),
        )
      }
    }
    expect(places.length).toBeGreaterThan(10)
    expect(await stage.world.verify()).toEqual([])
  }, 180_000)

  test('every integer in an address is read as a number or refused', async () => {
    const known = { budgetId: stage.fenBudgetId, productId: stage.product.id, orderId: 'none' }
    const reads = everyCall.filter(({ method }) => method === 'GET')
    const places = reads.flatMap((call) =>
      integersOf(schemaOf(call)).map(([[name = ''], schema]) => ({ call, name, schema })),
    )
    let phones = 0
    for (const { call, name, schema } of places) {
      const token = call.path.startsWith('/admin') ? stage.world.operators.token('admin') : stage.lin.token
      for (const edge of ADDRESS_EDGES) {
        const input = { ...(sampleOf(schemaOf(call), known) as object), [name]: edge }
        // From an address of its own: some calls are answered a few times a minute only.
        const ip = `10.8.${phones >> 8}.${phones++ & 255}`
        const { status } = await send(stage.world.url, call as never, input, { token, ip })
        verdict(`${nameOf(call)} ${name}=${edge}`, status, fits(Number(edge), schema))
      }
    }
    expect(places.length).toBeGreaterThan(5)
  })

  test('a budget is never filled past what a number can hold', async () => {
    const { as } = stage.world.operators
    const { id: budgetId } = await as('editor', budgetApi.add, {
      name: '无底洞',
      currency: 'points',
      parentId: null,
      caps: { dayMax: MAX, monthMax: null, totalMax: null },
    })
    const fill = async (amount: number) => {
      const { id: approvalId } = await as('editor', budgetApi.askTopUp, { budgetId, amount, because: '试' })
      return refusalOf(as('approver', approvalApi.approve, { approvalId }))
    }
    const asked = [await fill(MAX), await fill(MAX), await fill(1)]
    const { items } = await as('admin', budgetApi.list, {})
    const filled = items.find(({ id }) => id === budgetId)?.filled ?? Number.NaN

    expect(Number.isSafeInteger(filled)).toBe(true)
    expect(asked.filter((code) => code === undefined).length).toBeLessThan(2)
    expect(await stage.world.verify()).toEqual([])
  })
})

test('an integer is found inside lists and objects, and beside null', () => {
  const price = { anyOf: [{ type: 'integer' }, { type: 'null' }] }
  const schema = {
    properties: { skus: { type: 'array', items: { properties: { price } } }, title: { type: 'string' } },
  }

  expect(integersOf(schema)).toEqual([[['skus', '0', 'price'], price]])
  expect(replaced({ skus: [{ price: 1 }], title: 'x' }, ['skus', '0', 'price'], -1)).toEqual({
    skus: [{ price: -1 }],
    title: 'x',
  })
})
