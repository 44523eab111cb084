import { identityApi } from '@laurel/shared/identity'
import { operatorApi } from '@laurel/shared/operators'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, type OpenApp, openApp } from '../testing.ts'

let world: OpenApp
beforeAll(async () => {
  world = await openApp()
})
afterAll(() => world.close())

const wen = { login: 'wen', name: '文', role: 'approver', password: 'a long password' } as const

describe('an operator', () => {
  test('named in the settings signs in, and is an admin', async () => {
    const { body } = await world.ask(operatorApi.signIn, ADMIN)

    expect(body.operator).toMatchObject({ login: 'root', role: 'admin' })
    expect((await world.ask(operatorApi.me, {}, { token: body.accessToken })).body).toEqual(body.operator)
  })

  test.each([
    ['a wrong password', { ...ADMIN, password: 'guessed' }],
    ['an unknown login', { ...ADMIN, login: 'nobody' }],
  ])('with %s hears the same', async (_what, input) => {
    const { status, body } = await world.ask(operatorApi.signIn, input)

    expect({ status, body }).toMatchObject({
      status: 401,
      body: { code: 'PASSWORD_WRONG', detail: '账号或密码不对' },
    })
  })
})

describe('with a server of their own', () => {
  let own: OpenApp
  beforeEach(async () => {
    own = await openApp()
  })
  afterEach(() => own.close())

  test('an operator is locked out after five wrong tries, and an address stopped after ten', async () => {
    const wrong = { ...ADMIN, password: 'guessed' }
    const codes: (string | undefined)[] = []
    for (let n = 1; n <= 11; n += 1) codes.push((await own.ask(operatorApi.signIn, wrong)).code)

    expect(codes).toEqual([
      ...Array(5).fill('PASSWORD_WRONG'),
      ...Array(5).fill('LOGIN_LOCKED'),
      'RATE_EXCEEDED',
    ])
  })

  test('an operator is signed out after an hour', async () => {
    const token = await own.operator()
    own.pass(60 * 60_000)

    expect(await own.ask(operatorApi.me, {}, { token })).toMatchObject({
      status: 401,
      code: 'SESSION_EXPIRED',
    })
  })
})

describe('members and operators', () => {
  test('do not pass for each other', async () => {
    const { accessToken } = await world.member('o-lin')
    const operator = await world.operator()

    expect((await world.ask(operatorApi.me, {}, { token: accessToken })).status).toBe(401)
    expect((await world.ask(operatorApi.list, {}, { token: accessToken })).status).toBe(401)
    expect((await world.ask(operatorApi.audit, {}, { token: accessToken })).status).toBe(401)
    expect((await world.ask(identityApi.me, {}, { token: operator })).status).toBe(401)
  })
})

describe('taking on operators', () => {
  test('is the admin’s; a login is taken once', async () => {
    const token = await world.operator()
    const { status, body } = await world.ask(operatorApi.add, wen, { token })

    expect({ status, body }).toEqual({
      status: 201,
      body: { id: body.id, login: 'wen', name: '文', role: 'approver' },
    })
    expect(await world.ask(operatorApi.add, wen, { token })).toMatchObject({
      status: 409,
      code: 'LOGIN_TAKEN',
    })
    const { body: all } = await world.ask(operatorApi.list, {}, { token })
    expect(all.items.map(({ login }) => login)).toEqual(expect.arrayContaining(['root', 'wen']))
  })

  test('sent twice under one key happens once', async () => {
    const token = await world.operator()
    const hua = { ...wen, login: 'hua' }
    const first = await world.ask(operatorApi.add, hua, { token, key: 'the-same-key' })
    const again = await world.ask(operatorApi.add, hua, { token, key: 'the-same-key' })

    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers['idempotency-replayed']).toBe('true')
  })

  test.each(['editor', 'approver', 'manager', 'auditor'] as const)('is not for the %s', async (role) => {
    const token = await world.operator(role)

    expect(await world.ask(operatorApi.add, wen, { token })).toMatchObject({
      status: 403,
      code: 'ROLE_MISSING',
    })
  })

  test('takes no short password, and no login that looks like another', async () => {
    const token = await world.operator()

    for (const change of [
      { password: 'short' },
      { login: 'Wen' },
      { login: 'wе́n' },
      { role: 'owner' as never },
    ])
      expect((await world.ask(operatorApi.add, { ...wen, ...change }, { token })).code).toBe('INPUT_INVALID')
  })
})

describe('the audit trail', () => {
  test('tells what was written, newest first, page by page, and keeps no password', async () => {
    const token = await world.operator()
    for (const login of ['ann', 'bob', 'cai']) await world.ask(operatorApi.add, { ...wen, login }, { token })

    const { body: all } = await world.ask(operatorApi.audit, { limit: 100 }, { token })
    const { body: newest } = await world.ask(operatorApi.audit, { limit: 2 }, { token })
    const cursor = newest.next ?? ''
    const { body: rest } = await world.ask(operatorApi.audit, { cursor, limit: 100 }, { token })
    const entries = [...newest.items, ...rest.items]

    expect(entries).toEqual(all.items)
    expect([newest.items.length, rest.next]).toEqual([2, null])
    expect(entries.slice(0, 3).map(({ input }) => input)).toMatchObject([
      { login: 'cai' },
      { login: 'bob' },
      { login: 'ann' },
    ])
    expect(entries[0]).toMatchObject({ call: 'POST /admin/operators', output: { login: 'cai' } })
    expect(JSON.stringify(entries)).not.toContain(wen.password)
  })

  test('is for auditors too, and for nobody else', async () => {
    const statusFor = async (role: 'auditor' | 'editor') =>
      (await world.ask(operatorApi.audit, {}, { token: await world.operator(role) })).status

    expect([await statusFor('auditor'), await statusFor('editor')]).toEqual([200, 403])
  })
})
