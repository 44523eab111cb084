/** What is known to have gone wrong in systems like this one (P6–P13), and what is tried on any: forged tokens, guessed passwords. */
import { createHmac, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '@laurel/server/app'
import { developmentDefaults } from '@laurel/server/config-env'
import { openDatabase } from '@laurel/server/platform/database'
import { createWechat } from '@laurel/server/platform/wechat/index'
import { budgetApi } from '@laurel/shared/budget'
import type { Problem } from '@laurel/shared/call'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { operatorApi } from '@laurel/shared/operators'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask, refusalOf, send } from '../world/ask.ts'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { unheldMs } from '../world/held-up.ts'
import { FIRST_OPERATOR } from '../world/operators.ts'
import { type World, world } from '../world/world.ts'
import { access } from './access-table.ts'
import { callNamed } from './calls.ts'

const JWT_SECRET = randomBytes(32).toString('base64')
const MINUTE_MS = 60_000
let now = Date.now()
let w: World
beforeAll(async () => {
  w = await world({ clock: () => now, env: { JWT_SECRET } })
})
afterAll(() => w.close())
beforeEach(() => {
  now += 1
})

let address = 0
const newIp = (): string => {
  address += 1
  return `10.7.${address >> 8}.${address & 255}`
}
const base64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
function signed(claims: object, secret: string, alg = 'HS256'): string {
  const text = `${base64({ alg, typ: 'JWT' })}.${base64(claims)}`
  return `${text}.${alg === 'none' ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`
}
const claims = (change: object = {}) => {
  const iat = Math.floor(now / 1_000)
  return { sub: 'root', aud: 'operator', role: 'admin', iat, exp: iat + 600, ...change }
}
const list = (authorization?: string) =>
  fetch(`${w.url}/api/admin/operators`, { headers: authorization === undefined ? {} : { authorization } })
const problemOf = async (reply: Response): Promise<string> => ((await reply.json()) as Problem).code

describe('a token', () => {
  test('of our own making opens: what follows fails for its own reason', async () => {
    expect((await list(`Bearer ${signed(claims(), JWT_SECRET)}`)).status).toBe(200)
  })

  const seconds = (ms: number): number => Math.floor((now + ms) / 1_000)
  const forged: [what: string, token: () => string][] = [
    ['A2 with no algorithm', () => signed(claims(), JWT_SECRET, 'none')],
    ['A2 under another key', () => signed(claims(), randomBytes(32).toString('base64'))],
    ['A2 of the past', () => signed(claims({ exp: seconds(-1_000) }), JWT_SECRET)],
    [
      'A2 signed in the future',
      () => signed(claims({ iat: seconds(600_000), exp: seconds(900_000) }), JWT_SECRET),
    ],
    [
      'A2 not to be used yet',
      () => signed(claims({ nbf: Math.floor(Date.now() / 1_000) + 600 }), JWT_SECRET),
    ],
    ['P13 of a member', () => signed(claims({ aud: 'member' }), JWT_SECRET)],
    ['P13 of no audience', () => signed(claims({ aud: undefined }), JWT_SECRET)],
    ...[developmentDefaults.JWT_SECRET, 'secret', 'your-256-bit-secret', 'changeme', ''].map(
      (key): [string, () => string] => [`P6 under the well-known key “${key}”`, () => signed(claims(), key)],
    ),
    ['P7 of a mock sign-in', () => 'test1'],
  ]
  test.each(forged)('%s opens nothing', async (_what, token) => {
    const reply = await list(`Bearer ${token()}`)
    expect([reply.status, await problemOf(reply)]).toEqual([401, 'SESSION_EXPIRED'])
  })

  test('P7 P8 is missing when the header is absent, empty, or anything but one bearer token', async () => {
    const good = signed(claims(), JWT_SECRET)
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'test1',
      `Basic ${good}`,
      `Bearer ${good}, Bearer ${good}`,
    ])
      expect([header, (await list(header)).status]).toEqual([header, 401])
  })

  test('P8 says alone who asks: no header names another', async () => {
    const names = { 'x-operator-id': 'root', 'x-user-id': '1', 'tenant-id': '1', 'x-forwarded-user': 'root' }
    const reply = await fetch(`${w.url}/api/admin/operators`, { headers: names })
    expect(reply.status).toBe(401)
  })

  test('P13 of a real member opens no route of operators, and the other way round', async () => {
    const lin = await w.member('lin')
    for (const [name, who] of Object.entries(access).filter(([path]) => path.includes(' /admin/'))) {
      const call = callNamed.get(name)
      if (who === 'anyone' || !call) continue
      const { status } = await send(w.url, call as never, {}, { token: lin.token })
      expect([name, status]).toEqual([name, 401])
    }
    const crossed = await send(
      w.url,
      { method: 'GET', path: '/identity/me', refusals: [] },
      {},
      {
        token: w.operators.token('admin'),
      },
    )
    expect(crossed.status).toBe(401)
  })
})

describe.each(databaseKinds)('A2 with two processes on %s', (kind) => {
  let place: FreshDatabase
  let own: World
  beforeAll(async () => {
    place = await freshDatabase(kind)
    own = await world({ at: place })
  })
  afterAll(async () => {
    await own.close()
    await place.drop()
  })

  test('who was switched off here is out there within a second', async () => {
    const { config } = own.laurel.deps
    const db = await openDatabase(place.url, { clock: Date.now })
    const { baseUrl, appId: appid, secret } = config.wechat
    const wechat = createWechat({ baseUrl, appid, secret })
    const other = await createApp({ config, db, wechat })
    const there = await other.app.listen({ host: '127.0.0.1', port: 0 })
    const leaver = { login: 'leaver', name: 'leaver', password: 'a password to forget' }
    const input = { ...leaver, role: 'editor' } as const
    const { id: operatorId } = await own.operators.as('admin', operatorApi.add, input)
    const { accessToken: token } = await ask(own.url, operatorApi.signIn, credentials(input), { ip: newIp() })
    const me = () => refusalOf(ask(there, operatorApi.me, {}, { token }))
    expect(await me()).toBeUndefined()
    await own.operators.as('admin', operatorApi.setState, { operatorId, state: 'off' })
    // `me` looks the operator up; this one trusts the token.
    const reads = () => refusalOf(ask(there, operatorApi.list, {}, { token }))
    const tookMs = await unheldMs(async () => {
      const end = performance.now() + 5_000
      while ((await reads()) !== 'SESSION_EXPIRED' && performance.now() < end) await pause(20)
    })
    await other.app.close()
    await wechat.close()
    await db.close()
    expect(tookMs).toBeLessThan(1_000)
  })
})

const credentials = ({ login, password }: { login: string; password: string }) => ({ login, password })

describe('A4 whoever guesses passwords', () => {
  const GUESSES = Number(process.env.GUESSES ?? 600)

  test(`is stopped: of ${GUESSES} guesses in an hour hardly any is even looked at, and others go on`, async () => {
    const input = {
      login: 'victim',
      name: 'victim',
      role: 'editor',
      password: 'nobody guesses this',
    } as const
    await w.operators.as('admin', operatorApi.add, input)
    const perMinute = new Map<number, number>()
    const from = now
    for (let n = 0; n < GUESSES; n++) {
      now = from + Math.floor((n * 60 * MINUTE_MS) / GUESSES)
      const login = n % 2 ? 'victim' : 'nobody-at-all'
      const reply = await send(w.url, operatorApi.signIn, { login, password: `guess ${n}` }, { ip: newIp() })
      const { code } = reply.body as Problem
      expect(['PASSWORD_WRONG', 'LOGIN_LOCKED']).toContain(code)
      const minute = Math.floor((now - from) / MINUTE_MS) * 2 + (n % 2)
      if (code === 'PASSWORD_WRONG') perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1)
    }
    const looked = [...perMinute.values()]
    expect(Math.max(...looked)).toBeLessThanOrEqual(10)
    // Five, then a quarter of an hour, five, then half an hour, five: of each login.
    expect(looked.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(2 * 15)
    w = Object.assign(w, await w.operatorsNow())
    const trail = await w.operators.as('admin', operatorApi.audit, {
      call: 'POST /admin/sign-in',
      limit: 100,
    })
    const alerts = trail.items.filter(({ output }) => (output as { lockedUntil?: number }).lockedUntil)
    expect(new Set(alerts.map(({ operatorId }) => operatorId)).size).toBe(2)
    expect(JSON.stringify(trail)).not.toMatch(/guess \d|nobody-at-all/)
  })

  test('learns nothing from the answer: known and unknown logins fail and lock alike', async () => {
    const input = { login: 'known', name: 'known', role: 'editor', password: 'nobody guesses this' } as const
    await w.operators.as('admin', operatorApi.add, input)
    const answers = async (login: string) => {
      const replies: unknown[] = []
      for (let n = 0; n < 7; n++) {
        const { status, body } = await send(
          w.url,
          operatorApi.signIn,
          { login, password: 'wrong' },
          { ip: newIp() },
        )
        replies.push([status, body])
      }
      return JSON.stringify(replies)
    }
    expect(await answers('known')).toBe(await answers('unknown'))
    // Locked, the right password does not open either.
    const locked = ask(w.url, operatorApi.signIn, credentials(input), { ip: newIp() })
    expect(await refusalOf(locked)).toBe('LOGIN_LOCKED')
    now += 15 * MINUTE_MS
    expect(
      (await ask(w.url, operatorApi.signIn, credentials(input), { ip: newIp() })).accessToken,
    ).toBeTruthy()
  })

  test('all at once is no cheaper', async () => {
    const guess = (n: number) =>
      send(w.url, operatorApi.signIn, { login: 'admin', password: `guess ${n}` }, { ip: newIp() })
    const replies = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(n)))
    const codes = replies.map(({ body }) => (body as Problem).code)

    expect(codes.filter((code) => code === 'PASSWORD_WRONG').length).toBe(5)
    expect(codes.filter((code) => code === 'LOGIN_LOCKED').length).toBe(7)
    now += 15 * MINUTE_MS
    expect((await ask(w.url, operatorApi.signIn, FIRST_OPERATOR, { ip: newIp() })).operator.role).toBe(
      'admin',
    )
  })
})

describe('pictures', () => {
  const PIXEL = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = (bytes: Buffer | string, type = 'image/png', token = w.operators.token('editor')) =>
    fetch(`${w.url}/api/admin/images`, {
      method: 'POST',
      headers: { 'content-type': type, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    })

  test('P9 are drawn anew and served under a name that nobody chose', async () => {
    const withTail = Buffer.concat([PIXEL, Buffer.from('<?php system($_GET[0]) ?><script>alert(1)</script>')])
    const reply = await upload(withTail)
    const { art, path } = (await reply.json()) as { art: string; path: string }
    const served = await fetch(`${w.url}${path}`)
    const bytes = Buffer.from(await served.arrayBuffer())

    expect([reply.status, art]).toEqual([201, expect.stringMatching(/^image:[0-9a-f]{32}\.webp$/)])
    expect(served.headers.get('content-type')).toBe('image/webp')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP')
    expect(bytes.toString('latin1')).not.toMatch(/script|php/)
  })

  test('P9 are taken from those operators only who keep the mall', async () => {
    expect((await upload(PIXEL, 'image/png', '')).status).toBe(401)
    expect((await upload(PIXEL, 'image/png', (await w.member('lin')).token)).status).toBe(401)
    expect((await upload(PIXEL, 'image/png', w.operators.token('approver'))).status).toBe(403)
  })

  const HOSTILE: [what: string, bytes: string | Buffer, type: string][] = [
    [
      'P11 SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'image/svg+xml',
    ],
    ['P11 SVG that says it is a PNG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/png'],
    ['P11 HTML', '<!doctype html><script>alert(1)</script>', 'image/png'],
    ['P9 GIF that is a script', 'GIF89a/*<svg/onload=alert(1)>*/=alert(1)//', 'image/gif'],
    [
      'P9 PHP behind a PNG’s first bytes',
      Buffer.concat([PIXEL.subarray(0, 16), Buffer.from('<?php ?>')]),
      'image/png',
    ],
    ['P9 nothing', '', 'image/png'],
  ]
  test.each(HOSTILE)('%s is refused', async (_what, bytes, type) => {
    const reply = await upload(bytes, type)
    expect([reply.status, await problemOf(reply)]).toEqual([400, 'IMAGE_INVALID'])
  })

  test('P9 of more than 8 MB, or of another type, are not even read', async () => {
    const huge = Buffer.concat([PIXEL, Buffer.alloc(8 * 1024 * 1024)])
    for (const reply of [
      await upload(huge),
      await upload(PIXEL, 'text/html'),
      await upload(PIXEL, 'application/octet-stream'),
    ])
      expect([reply.status, await problemOf(reply)]).toEqual([400, 'INPUT_INVALID'])
  })

  test('P9 no name leads out of their folder', async () => {
    for (const name of [
      '../laurel.db',
      '..%2flaurel.db',
      '%2e%2e%2flaurel.db',
      'a%00.webp',
      '....//laurel.db',
      '.',
    ])
      expect([name, (await fetch(`${w.url}/images/${name}`)).status]).toEqual([name, expect.any(Number)])
    const replies = await Promise.all(
      ['..%2flaurel.db', '%2e%2e%2flaurel.db', 'a%00.webp'].map((name) => fetch(`${w.url}/images/${name}`)),
    )
    for (const reply of replies) expect([400, 404]).toContain(reply.status)
  })

  test('P11 and what a page may run is what it was built with', async () => {
    const policy = (await fetch(`${w.url}/art/logo.png`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
  })
})

describe('P10 whatever stands in a text', () => {
  const TEXTS = [
    "' or 1=1 --",
    '"; drop table operator; --',
    "admin' union select * from operator --",
    '%27',
    "\\'",
  ]
  test('it is a text to every list of operators: no fault, and no word of SQL', async () => {
    const token = w.operators.token('admin')
    const asked = [
      ...TEXTS.map((text) => `/admin/audit?call=${encodeURIComponent(text)}`),
      ...TEXTS.map((text) => `/admin/audit?cursor=${encodeURIComponent(text)}`),
      ...TEXTS.map((text) => `/admin/approvals?cursor=${encodeURIComponent(text)}`),
      ...TEXTS.map((text) => `/admin/approvals?subjectId=${encodeURIComponent(text)}`),
      ...TEXTS.map((text) => `/admin/approvals?state=${encodeURIComponent(text)}`),
      ...TEXTS.map((text) => `/admin/orders?sort=${encodeURIComponent(text)}`),
    ]
    for (const path of asked) {
      const reply = await fetch(`${w.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } })
      const text = await reply.text()
      expect([path, [200, 400].includes(reply.status)]).toEqual([path, true])
      expect(text).not.toMatch(/sqlite|syntax|postgres|select |SQLITE/i)
      if (reply.status === 200) expect(JSON.parse(text)).toMatchObject({ next: expect.toSatisfy(() => true) })
    }
    expect((await list(`Bearer ${token}`)).status).toBe(200)
  })

  test('a file of the trail is text to a spreadsheet', async () => {
    const { as } = w.operators
    const caps = { dayMax: null, monthMax: null, totalMax: null }
    await as('editor', budgetApi.add, { name: '=HYPERLINK("x")', currency: 'fen', parentId: null, caps })
    const reply = await fetch(`${w.url}/api/admin/audit.csv`, {
      headers: { authorization: `Bearer ${w.operators.token('admin')}` },
    })
    const text = await reply.text()

    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"')
    expect(text.split('\r\n').length).toBeGreaterThan(10)
    expect(text).toContain('HYPERLINK')
    expect(text).not.toMatch(/(^|,|\n)"?[=+@]/)
  })
})

describe('P12 what an operator sets', () => {
  test('is never below nothing', async () => {
    const { as } = w.operators
    const caps = { dayMax: -1, monthMax: null, totalMax: null }
    const terms = { title: 'x', pricePoints: -5, costFen: 1, limitPerMember: null }
    const budget = { name: 'x', currency: 'fen' as const, parentId: null, caps }
    const product = {
      title: 'x',
      subtitle: '',
      art: 'lamp',
      category: 'x',
      rules: [],
      kind: 'goods' as const,
    }
    const asked = [
      as('editor', budgetApi.add, budget),
      as('editor', budgetApi.askTopUp, { budgetId: 'b', amount: -5, because: 'x' }),
      as('editor', mallAdminApi.addProduct, { ...product, budgetId: 'b', skus: [terms] }),
      as('editor', mallAdminApi.addProduct, {
        ...product,
        budgetId: 'b',
        skus: [{ ...terms, pricePoints: 5, costFen: -1 }],
      }),
      as('editor', mallAdminApi.restock, { skuId: 'x.1', pieces: Number.NaN, because: 'x' }),
    ]
    expect(await Promise.all(asked.map(refusalOf))).toEqual(asked.map(() => 'INPUT_INVALID'))
  })
})
