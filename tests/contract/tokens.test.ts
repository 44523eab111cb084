/** Tokens that we did not issue, or no longer stand by, open no route, however they were made. */
import { createHmac, randomBytes } from 'node:crypto'
import { developmentDefaults } from '@laurel/server/config-env'
import type { CallLine, Problem } from '@laurel/shared/call'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { send } from '../world/ask.ts'
import { type World, world } from '../world/world.ts'
import { access } from './access-table.ts'
import { callNamed, type Document, documentOf, inputOf, operationOf, sampleOf } from './calls.ts'

const JWT_SECRET = randomBytes(32).toString('base64')
let now = Date.now()
let w: World
let document: Document
beforeAll(async () => {
  w = await world({ clock: () => now, env: { JWT_SECRET } })
  document = await documentOf(w.url)
})
afterAll(() => w.close())

const closed = Object.entries(access).filter(([, who]) => who !== 'anyone')
const base64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
function signed(claims: object, secret: string | Buffer, alg = 'HS256', hash = 'sha256'): string {
  const text = `${base64({ alg, typ: 'JWT' })}.${base64(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}

/** Claims that would open the route, if only they were ours. */
const claimsFor = (who: string) => ({
  sub: 'lin',
  aud: who === 'member' || who === 'guest' ? 'member' : 'operator',
  ...(who.includes('admin') ? { role: 'admin' } : {}),
  iat: Math.floor(now / 1000),
  exp: Math.floor(now / 1000) + 600,
})

async function ask(call: CallLine, token: string): Promise<[status: number, code: string]> {
  const input = sampleOf(inputOf(operationOf(document, call))) as object
  const { status, body } = await send(w.url, call as never, input, { token })
  return [status, (body as Problem).code]
}

const WELL_KNOWN = [
  developmentDefaults.JWT_SECRET,
  'secret',
  'changeme',
  'your-256-bit-secret',
  'a-string-secret-at-least-256-bits-long',
  'super-secret-jwt-token-with-at-least-32-characters-long',
  'laurel',
  '',
]

const forgeries: [what: string, token: (who: string) => string][] = [
  ['no algorithm', (who) => `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claimsFor(who))}.`],
  ['no algorithm, in other letters', (who) => `${base64({ alg: 'nOnE' })}.${base64(claimsFor(who))}.x`],
  ['another key', (who) => signed(claimsFor(who), randomBytes(32))],
  ...WELL_KNOWN.map((key): [string, (who: string) => string] => [
    `the well-known key “${key}”`,
    (who) => signed(claimsFor(who), key),
  ]),
  ['another algorithm', (who) => signed(claimsFor(who), JWT_SECRET, 'HS512', 'sha512')],
  [
    'the other audience',
    (who) =>
      signed({ ...claimsFor(who), aud: claimsFor(who).aud === 'member' ? 'operator' : 'member' }, JWT_SECRET),
  ],
  ['no audience', (who) => signed({ ...claimsFor(who), aud: undefined }, JWT_SECRET)],
  ['an end that has passed', (who) => signed({ ...claimsFor(who), exp: Math.floor(now / 1000) }, JWT_SECRET)],
  ['no end', (who) => signed({ ...claimsFor(who), exp: undefined }, JWT_SECRET)],
]

describe.each(forgeries)('a token of %s', (_what, forged) => {
  test('opens no route', async () => {
    for (const [name, who] of closed) {
      const call = callNamed.get(name)
      if (call) expect([name, ...(await ask(call, forged(who)))]).toEqual([name, 401, 'SESSION_EXPIRED'])
    }
  })
})

/** What members and operators do to themselves: they must still be there. */
const LOOKED_UP = /^(PUT|POST|DELETE) \/identity\/| \/admin\/(session|sign-out|me|totp)/

test('the same claims under our own key open every route: nothing but the forgery kept them out', async () => {
  for (const [name, who] of closed) {
    const call = callNamed.get(name)
    if (!call || name.endsWith('/me') || LOOKED_UP.test(name)) continue // these look up who asks, and nobody is called so here
    const [, code] = await ask(call, signed(claimsFor(who), JWT_SECRET))
    expect([name, ['SESSION_MISSING', 'SESSION_EXPIRED', 'ROLE_MISSING'].includes(code)]).toEqual([
      name,
      false,
    ])
  }
})

test('an operator whose role is none of ours is let in nowhere', async () => {
  for (const [name, who] of closed.filter(([, roles]) => roles.includes('admin'))) {
    const call = callNamed.get(name)
    for (const role of ['root', '', undefined, 'ADMIN', ['admin']]) {
      const code = call && (await ask(call, signed({ ...claimsFor(who), role }, JWT_SECRET)))[1]
      expect([name, code]).toEqual([name, 'ROLE_MISSING'])
    }
  }
})

test('a real session ends when its time has come', async () => {
  const lin = await w.member('lin')
  const me = callNamed.get('GET /identity/me') as CallLine
  expect((await ask(me, lin.token))[0]).toBe(200)

  now = lin.session.accessExpiresAt
  expect(await ask(me, lin.token)).toEqual([401, 'SESSION_EXPIRED'])
})
