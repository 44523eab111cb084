/** The server answers the contract, the whole contract, and nothing but the contract. */
import { COMMON_REFUSALS } from '@laurel/shared/call'
import { refusalWords } from '@laurel/shared/words.zh'
import { validate } from '@readme/openapi-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../world/world.ts'
import { callNamed, type Document, documentOf, everyCall, nameOf, needsKey, operationOf } from './calls.ts'

let w: World
let document: Document
beforeAll(async () => {
  w = await world()
  document = await documentOf(w.url)
})
afterAll(() => w.close())

/** Fastify draws its routes as a tree: the depth of a line says whose child it is. */
function mountedRoutes(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, branch = '', part = '', methods = ''] = /^([│├└─\s]*)(\S+) \(([A-Z, ]+)\)$/.exec(line) ?? []
    if (!part) return []
    const depth = branch.length / 4
    above.length = depth - 1
    above.push(part)
    const path = above.join('')
    return methods.split(', ').map((method) => `${method} ${path}`)
  })
}

test('every call is mounted, and every address below /api is a call or the document', () => {
  const mounted = mountedRoutes(w.laurel.app.printRoutes({ commonPrefix: false })).filter(
    (route) => route.includes(' /api') && !route.startsWith('HEAD '),
  )
  const wanted = everyCall.map(({ method, path }) => `${method} /api${path}`)

  expect(wanted.length).toBeGreaterThan(40)
  expect(mounted.toSorted()).toEqual([...wanted, 'GET /api/openapi.json'].toSorted())
})

test('a route that nobody listed would be seen', () => {
  const drawn =
    '├── /api/mall (GET, HEAD)\n│   └── /orders (POST)\n│       └── /:orderId (DELETE)\n└── /docs (GET)\n'

  expect(mountedRoutes(drawn)).toEqual([
    'GET /api/mall',
    'HEAD /api/mall',
    'POST /api/mall/orders',
    'DELETE /api/mall/orders/:orderId',
    'GET /docs',
  ])
})

test('no two calls share an address, and each lists a refusal once, none of them common', () => {
  expect(callNamed.size).toBe(everyCall.length)
  for (const call of everyCall) {
    expect(new Set(call.refusals).size).toBe(call.refusals.length)
    for (const code of call.refusals) {
      expect(refusalWords).toHaveProperty(code)
      expect(COMMON_REFUSALS as readonly string[]).not.toContain(code)
    }
  }
})

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0')
    expect(await validate(structuredClone(document) as never)).toMatchObject({ valid: true })
  })

  test('would not be valid with a parameter nobody describes or a reply of no status', async () => {
    const path = document.paths['/api/mall/orders/{orderId}']
    const unnamed = {
      ...document,
      paths: { '/api/mall/orders/{orderId}': { get: { ...path?.get, parameters: [] } } },
    }
    const noReply = { ...document, paths: { '/x': { get: { responses: { 'two hundred': {} } } } } }

    for (const broken of [unnamed, noReply])
      expect(await validate(structuredClone(broken) as never)).toMatchObject({ valid: false })
  })

  test.each(everyCall.map((call) => [nameOf(call), call] as const))(
    '%s says what it may refuse with',
    (_name, call) => {
      const { description = '', responses } = operationOf(document, call)

      for (const code of call.refusals)
        expect(description).toContain(`\`${code}\` ${refusalWords[code as never]}`)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
      expect(responses[200] ?? responses[201]).toHaveProperty('content')
    },
  )

  test('names the common refusals once, asks for a key where one is needed, and for no body where none is', () => {
    for (const code of COMMON_REFUSALS) expect(document.info.description).toContain(refusalWords[code])
    const cancel = operationOf(
      document,
      callNamed.get('POST /mall/orders/:orderId/cancel') ?? (everyCall[0] as never),
    )
    expect([needsKey(cancel), cancel.requestBody]).toEqual([true, undefined])
    expect(cancel.parameters).toContainEqual(
      expect.objectContaining({ name: 'idempotency-key', required: true }),
    )
    for (const call of everyCall.filter(({ method }) => method === 'GET'))
      expect(needsKey(operationOf(document, call))).toBe(false)
  })

  test('can be browsed', async () => {
    const page = await fetch(`${w.url}/docs/`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await (await fetch(`${w.url}/docs/json`)).json()).paths).toEqual(document.paths)
  })
})

test.each(everyCall.map((call) => [nameOf(call), call] as const))(
  'a browser on another origin may ask %s',
  async (_name, { method, path }) => {
    const { headers } = await fetch(`${w.url}/api${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://console.example', 'access-control-request-method': method },
    })
    expect(headers.get('access-control-allow-methods')?.split(/, ?/)).toContain(method)
  },
)
