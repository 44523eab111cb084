/** How operators come in and are sent away: cookies that no other site can use, a second factor, and ends that hold at once. */
import { codeAt } from '@laurel/server/operators/testing'
import { newTotpSecret } from '@laurel/server/operators/totp'
import type { Problem } from '@laurel/shared/call'
import { approvalApi, type OperatorSignInInput, operatorApi, type Role } from '@laurel/shared/operators'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask, refusalOf, send } from '../world/ask.ts'
import { FIRST_OPERATOR } from '../world/operators.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
let now = Date.now()
let w: World
let address = 0
const newIp = (): string => {
  address += 1
  return `10.9.${address >> 8}.${address & 255}`
}

const admin = () => ({ token: w.operators.token('admin') })
let made = 0
/** Taken on for one test: nobody else's sessions end with his. */
async function newOperator(role: Exclude<Role, 'admin'> = 'editor') {
  made += 1
  const [login, password] = [`op-${made}`, `the password of op-${made}`]
  const { id } = await ask(w.url, operatorApi.add, { login, name: login, role, password }, admin())
  return { id, login, password }
}
type Credentials = Pick<OperatorSignInInput, 'login' | 'password' | 'code'>
/** An operator of these tests has more to it than what signs in. */
const shown = ({ login, password, code }: Credentials): Credentials =>
  code === undefined ? { login, password } : { login, password, code }
const signIn = (input: Credentials) => send(w.url, operatorApi.signIn, shown(input), { ip: newIp() })
const tokenOf = async (input: Credentials): Promise<string> =>
  (await ask(w.url, operatorApi.signIn, shown(input), { ip: newIp() })).accessToken
const codeOf = ({ body }: { body: unknown }): string | undefined => (body as Problem).code
const me = (token: string) => refusalOf(ask(w.url, operatorApi.me, {}, { token }))

beforeAll(async () => {
  w = await world({ clock: () => now })
})
afterAll(() => w.close())
beforeEach(() => {
  now += 1 // an end covers what was signed in its own millisecond
})

interface Browser {
  cookie: string
  csrf: string
  send(method: string, path: string, headers?: Record<string, string>): Promise<Response>
}
const PAGE = { 'sec-fetch-site': 'same-origin' }

async function openBrowser(input: Credentials): Promise<Browser> {
  const reply = await fetch(`${w.url}/api/admin/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': newIp(), ...PAGE },
    body: JSON.stringify(shown(input)),
  })
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const { csrfToken } = (await reply.json()) as { csrfToken: string }
  return {
    cookie,
    csrf: csrfToken,
    send: (method, path, headers = {}) =>
      fetch(`${w.url}/api${path}`, { method, headers: { cookie, ...headers } }),
  }
}

describe('a browser’s session', () => {
  test('is a cookie that scripts and other sites never get', async () => {
    const { login, password } = await newOperator()
    const reply = await fetch(`${w.url}/api/admin/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...PAGE },
      body: JSON.stringify({ login, password }),
    })

    expect(reply.headers.get('set-cookie')).toMatch(/^laurel=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const stored = JSON.stringify(await w.db.all('select * from operator_session'))
    expect(stored).not.toContain(reply.headers.get('set-cookie')?.slice(7, 50))
  })

  test('reads with the cookie alone, and writes only from our own page with its token', async () => {
    const browser = await openBrowser(await newOperator())
    const own = { ...PAGE, 'x-csrf-token': browser.csrf }
    const signOut = async (headers: Record<string, string>) =>
      codeOf({ body: await (await browser.send('POST', '/admin/sign-out', headers)).json() })

    expect((await browser.send('GET', '/admin/me')).status).toBe(200)
    for (const foreign of [
      {},
      PAGE,
      { 'x-csrf-token': browser.csrf },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      { ...own, 'x-csrf-token': 'another' },
      { 'x-csrf-token': browser.csrf, origin: 'https://evil.example' },
    ])
      expect([foreign, await signOut(foreign)]).toEqual([foreign, 'ORIGIN_FOREIGN'])
    expect((await browser.send('GET', '/admin/me')).status).toBe(200)
    expect(await signOut({ 'x-csrf-token': browser.csrf, origin: w.url })).toBeUndefined()
    expect((await browser.send('GET', '/admin/me')).status).toBe(401)
  })

  test('is opened from our own page only: nobody signs you in as somebody else', async () => {
    const { login, password } = await newOperator()
    for (const headers of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const reply = await fetch(`${w.url}/api/admin/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ login, password }),
      })
      expect([reply.status, reply.headers.get('set-cookie')]).toEqual([403, null])
    }
  })

  test('has a token of its own, which opens no other', async () => {
    const operator = await newOperator()
    const [one, other] = [await openBrowser(operator), await openBrowser(operator)]

    expect(one.csrf).not.toBe(other.csrf)
    const crossed = await one.send('POST', '/admin/sign-out', { ...PAGE, 'x-csrf-token': other.csrf })
    expect(crossed.status).toBe(403)
    expect(await (await one.send('GET', '/admin/session')).json()).toMatchObject({ csrfToken: one.csrf })
  })

  test('is over after half an hour without a request, and after twelve hours with them', async () => {
    const operator = await newOperator()
    const [idle, busy] = [await openBrowser(operator), await openBrowser(operator)]
    const from = now
    const stays = async ({ send: sent }: Browser) => (await sent('GET', '/admin/me')).status === 200
    now += 29 * MINUTE_MS
    expect([await stays(idle), await stays(busy)]).toEqual([true, true])
    now += 29 * MINUTE_MS
    expect(await stays(busy)).toBe(true)
    now += MINUTE_MS
    expect([await stays(idle), await stays(busy)]).toEqual([false, true])
    while (now + 20 * MINUTE_MS < from + 12 * 60 * MINUTE_MS) {
      now += 20 * MINUTE_MS
      expect(await stays(busy)).toBe(true)
    }
    now = from + 12 * 60 * MINUTE_MS
    expect(await stays(busy)).toBe(false)
    w = Object.assign(w, await w.operatorsNow())
  })
})

describe('a change of what an operator may do', () => {
  const changes: [what: string, change: (operatorId: string) => Promise<unknown>][] = [
    ['the role', (operatorId) => ask(w.url, operatorApi.setRole, { operatorId, role: 'auditor' }, admin())],
    ['switched off', (operatorId) => ask(w.url, operatorApi.setState, { operatorId, state: 'off' }, admin())],
    [
      'the password',
      (operatorId) =>
        ask(w.url, operatorApi.resetPassword, { operatorId, password: 'set by the admin' }, admin()),
    ],
  ]
  test.each(changes)('(%s) ends every session at once', async (_what, change) => {
    const operator = await newOperator()
    const token = await tokenOf(operator)
    const browser = await openBrowser(operator)
    expect(await me(token)).toBeUndefined()
    now += 1
    await change(operator.id)

    expect(await me(token)).toBe('SESSION_EXPIRED')
    expect((await browser.send('GET', '/admin/me')).status).toBe(401)
  })

  test('a sign-out ends this token, and no other', async () => {
    const operator = await newOperator()
    const [one, other] = [await tokenOf(operator), await tokenOf(operator)]
    await ask(w.url, operatorApi.signOut, {}, { token: one })

    expect([await me(one), await me(other)]).toEqual(['SESSION_EXPIRED', undefined])
  })

  test('nobody becomes an admin without a second pair of eyes', async () => {
    const { id: operatorId, ...operator } = await newOperator()
    const asked = await ask(w.url, operatorApi.askMakeAdmin, { operatorId, because: '轮岗' }, admin())
    const approvalId = asked.id
    const role = async () =>
      (await ask(w.url, operatorApi.list, {}, admin())).items.find(({ id }) => id === operatorId)?.role

    expect(await role()).toBe('editor')
    expect(await refusalOf(ask(w.url, approvalApi.approve, { approvalId }, admin()))).toBe('APPROVAL_OWN')
    await w.operators.as('approver', approvalApi.approve, { approvalId })
    now += 1
    expect(await role()).toBe('admin')
    expect(await tokenOf(operator)).toBeTruthy()
    await ask(w.url, operatorApi.setState, { operatorId, state: 'off' }, admin())
  })
})

describe('a password', () => {
  test('that an admin set opens nothing but its own change', async () => {
    const { id: operatorId, login } = await newOperator()
    await ask(w.url, operatorApi.resetPassword, { operatorId, password: 'set by the admin' }, admin())
    now += 1
    const reply = await send(
      w.url,
      operatorApi.signIn,
      { login, password: 'set by the admin' },
      { ip: newIp() },
    )
    expect(reply.body).toMatchObject({ must: 'change-password' })
    const { accessToken: token } = reply.body as { accessToken: string }

    expect(await refusalOf(ask(w.url, operatorApi.list, {}, { token }))).toBe('OPERATOR_UNREADY')
    const change = (password: string, newPassword: string) =>
      refusalOf(ask(w.url, operatorApi.changePassword, { password, newPassword }, { token }))
    expect(await change('not the password', 'a better one than that')).toBe('PASSWORD_WRONG')
    expect(await change('set by the admin', 'set by the admin')).toBe('PASSWORD_WEAK')
    expect(await change('set by the admin', 'password12345')).toBe('PASSWORD_WEAK')
    expect(await change('set by the admin', 'short')).toBe('INPUT_INVALID')
    expect(await change('set by the admin', 'a better one than that')).toBeUndefined()
    now += 1
    expect(await me(token)).toBe('SESSION_EXPIRED')
    const next = await tokenOf({ login, password: 'a better one than that' })
    expect(await refusalOf(ask(w.url, operatorApi.list, {}, { token: next }))).toBeUndefined()
  })
})

describe('the second factor', () => {
  async function enrolled(role: Exclude<Role, 'admin'> = 'editor') {
    const operator = await newOperator(role)
    const token = await tokenOf(operator)
    const begun = await ask(w.url, operatorApi.beginTotp, { password: operator.password }, { token })
    const code = codeAt(begun.secret, now)
    const { recoveryCodes } = await ask(w.url, operatorApi.confirmTotp, { code }, { token })
    now += 30_000
    return { ...operator, secret: begun.secret, uri: begun.uri, recoveryCodes }
  }

  test('is asked for once enrolled, and each code is taken once', async () => {
    const { login, password, secret, uri } = await enrolled()
    const code = codeAt(secret, now)

    expect(uri).toContain(`secret=${secret}`)
    expect(codeOf(await signIn({ login, password }))).toBe('TOTP_MISSING')
    expect(codeOf(await signIn({ login, password, code: '000000' }))).toBe('TOTP_WRONG')
    expect((await signIn({ login, password, code })).status).toBe(200)
    expect(codeOf(await signIn({ login, password, code }))).toBe('TOTP_WRONG')
    // One of the step before is older than the last one taken.
    expect(codeOf(await signIn({ login, password, code: codeAt(secret, now - 30_000) }))).toBe('TOTP_WRONG')
    now += 30_000
    expect((await signIn({ login, password, code: codeAt(secret, now) })).status).toBe(200)
  })

  test('sent twice at once, a code opens one session', async () => {
    const { login, password, secret } = await enrolled()
    const code = codeAt(secret, now)
    const replies = await Promise.all([1, 2, 3].map(() => signIn({ login, password, code })))

    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
  })

  test('can be lost: each recovery code works once, however it is typed', async () => {
    const { login, password, recoveryCodes } = await enrolled()
    const [first = '', second = ''] = recoveryCodes

    expect((await signIn({ login, password, code: first.toUpperCase().replaceAll('-', ' ') })).status).toBe(
      200,
    )
    expect(codeOf(await signIn({ login, password, code: first }))).toBe('TOTP_WRONG')
    expect((await signIn({ login, password, code: second })).status).toBe(200)
  })

  test('is kept sealed, and its codes as hashes', async () => {
    const { login, secret, recoveryCodes } = await enrolled()
    const rows = [
      ...(await w.db.all('select * from operator')),
      ...(await w.db.all('select * from recovery_code')),
    ]
    const trail = await w.db.all('select * from audit')
    const stored = JSON.stringify([rows, trail])

    expect(stored).toContain(login)
    for (const hidden of [secret, ...recoveryCodes]) expect(stored).not.toContain(hidden)
  })

  test('is taken away by two operators, never by one', async () => {
    const { id: operatorId, login, password } = await enrolled()
    const { id: approvalId } = await ask(
      w.url,
      operatorApi.askDropTotp,
      { operatorId, because: '换手机' },
      admin(),
    )
    expect(codeOf(await signIn({ login, password }))).toBe('TOTP_MISSING')
    await w.operators.as('approver', approvalApi.approve, { approvalId })

    expect((await signIn({ login, password })).status).toBe(200)
  })

  test('that another began can not be confirmed, and none twice', async () => {
    const operator = await newOperator()
    const token = await tokenOf(operator)
    const confirm = (code: string) => refusalOf(ask(w.url, operatorApi.confirmTotp, { code }, { token }))

    expect(await confirm('123456')).toBe('TOTP_NOT_BEGUN')
    const { secret } = await ask(w.url, operatorApi.beginTotp, { password: operator.password }, { token })
    expect(
      await confirm(
        codeAt(
          newTotpSecret((bound) => bound - 1),
          now,
        ),
      ),
    ).toBe('TOTP_WRONG')
    expect(await confirm(codeAt(secret, now))).toBeUndefined()
    now += 30_000
    const next = await tokenOf({ ...operator, code: codeAt(secret, now) })
    const again = ask(w.url, operatorApi.beginTotp, { password: operator.password }, { token: next })
    expect(await refusalOf(again)).toBe('TOTP_ENROLLED')
  })
})

test('where it is required, an admin opens nothing before enrolling', async () => {
  const own = await world({ clock: () => now })
  // As production does: the operators of this world were taken on before.
  Object.assign(own.laurel.deps.config, { requireTotp: true })
  const ofAdmin = (more: object = {}) => ({ ...FIRST_OPERATOR, ...more })
  const first = await ask(own.url, operatorApi.signIn, ofAdmin(), { ip: newIp() })
  const token = first.accessToken
  const list = (by: string) => refusalOf(ask(own.url, operatorApi.list, {}, { token: by }))

  expect(first.must).toBe('enrol')
  expect(await list(token)).toBe('OPERATOR_UNREADY')
  const { secret } = await ask(
    own.url,
    operatorApi.beginTotp,
    { password: FIRST_OPERATOR.password },
    { token },
  )
  await ask(own.url, operatorApi.confirmTotp, { code: codeAt(secret, now) }, { token })
  now += 30_000
  const whole = await ask(own.url, operatorApi.signIn, ofAdmin({ code: codeAt(secret, now) }), {
    ip: newIp(),
  })
  expect([whole.must, await list(whole.accessToken)]).toEqual([null, undefined])
  await own.close()
})
