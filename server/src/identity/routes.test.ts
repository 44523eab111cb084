import { createHmac } from 'node:crypto'
import { identityApi } from '@laurel/shared/identity'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../testing.ts'
import { consentNow } from './consent.ts'

const MINUTE_MS = 60_000
const consentVersion = consentNow.version
let world: OpenApp
beforeAll(async () => {
  world = await openApp()
})
afterAll(() => world.close())

describe('a visitor', () => {
  test('reads the text, agrees, and is a member', async () => {
    const { body: text } = await world.ask(identityApi.consent, {})
    const { status, body } = await world.ask(identityApi.signIn, {
      code: world.codeOf('o-new'),
      consentVersion: text.version,
    })

    expect({ status, isNew: body.isNew }).toEqual({ status: 200, isNew: true })
    expect(body.member.name).toBe(`会员${body.member.id.slice(-4).toUpperCase()}`)
    expect((await world.ask(identityApi.me, {}, { token: body.accessToken })).body).toEqual({
      ...body.member,
      nickname: null,
      avatarState: null,
      consent: { version: text.version, at: body.member.joinedAt, isCurrent: true },
    })
  })

  test.each([
    [undefined, 'CONSENT_MISSING'],
    ['2020-01', 'CONSENT_OUTDATED'],
  ])('with consent %s is refused, and is nobody', async (agreed, code) => {
    const input = { code: world.codeOf('o-nobody'), ...(agreed ? { consentVersion: agreed } : {}) }
    const before = await world.db.all('select * from member')

    expect(await world.ask(identityApi.signIn, input)).toMatchObject({ status: 409, code })
    expect(await world.db.all('select * from member')).toEqual(before)
  })

  test('who comes back is the same member, and is not asked again', async () => {
    const { member } = await world.member('o-lin')
    const { body } = await world.ask(identityApi.signIn, { code: world.codeOf('o-lin') })

    expect(body).toMatchObject({ isNew: false, member: { id: member.id } })
  })

  test('what WeChat knows them by stands nowhere in the clear', async () => {
    await world.member('o-lin-in-the-clear')
    const rows = await Promise.all(
      ['identity', 'known_by', 'identity_change', 'member', 'session', 'consent', 'fact'].map((table) =>
        world.db.all(`select * from ${table}`),
      ),
    )

    for (const found of rows) expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('o-lin-in-the-clear')
  })
})

describe('when WeChat says no', () => {
  afterEach(() => world.control.clearFaults())

  test('to a code used twice, the member tries again', async () => {
    const code = world.codeOf('o-lin')
    await world.ask(identityApi.signIn, { code, consentVersion })

    expect(await world.ask(identityApi.signIn, { code })).toMatchObject({ status: 400, code: 'CODE_INVALID' })
  })

  test('to a user at risk, the member can’t sign in', async () => {
    const code = world.codeOf('o-risky')
    world.control.setBlocked('o-risky', true)
    const refused = await world.ask(identityApi.signIn, { code, consentVersion })

    expect(refused).toMatchObject({ status: 403, code: 'MEMBER_BLOCKED' })
  })

  test.each([-1, 45011, 40125])('with %i, it is busy', async (errcode) => {
    world.control.fault({ path: '/sns/jscode2session', kind: 'errcode', errcode })
    const refused = await world.ask(identityApi.signIn, { code: world.codeOf('o-lin'), consentVersion })

    expect(refused).toMatchObject({ status: 503, code: 'WECHAT_BUSY' })
  })

  test('by hanging up, it is busy', async () => {
    world.control.fault({ path: '/sns/jscode2session', kind: 'reset' })
    const refused = await world.ask(identityApi.signIn, { code: world.codeOf('o-lin'), consentVersion })

    expect(refused).toMatchObject({ status: 503, code: 'WECHAT_BUSY' })
  })
})

describe('a session', () => {
  const exchange = (refreshToken: string) => world.ask(identityApi.refresh, { refreshToken })

  test('is carried on by its refresh token; one that was used before ends it for everybody', async () => {
    const first = await world.member('o-lin')
    const { body: second } = await exchange(first.refreshToken)
    expect(second.member).toEqual(first.member)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect((await world.ask(identityApi.me, {}, { token: second.accessToken })).status).toBe(200)

    expect(await exchange(first.refreshToken)).toMatchObject({ status: 401, code: 'SESSION_REVOKED' })
    // The revocation was committed although the request was refused.
    expect(await exchange(second.refreshToken)).toMatchObject({ status: 401, code: 'SESSION_REVOKED' })
  })

  test('of one phone does not end with that of another', async () => {
    const [one, other] = [await world.member('o-lin'), await world.member('o-lin')]
    await exchange(one.refreshToken)
    await exchange(one.refreshToken)

    expect((await exchange(other.refreshToken)).status).toBe(200)
  })

  test('is over after signing out', async () => {
    const { accessToken, refreshToken } = await world.member('o-lin')

    expect(await world.ask(identityApi.signOut, {}, { token: accessToken })).toMatchObject({
      status: 200,
      body: {},
    })
    expect((await exchange(refreshToken)).code).toBe('SESSION_REVOKED')
    expect((await world.ask(identityApi.me, {}, { token: accessToken })).code).toBe('SESSION_EXPIRED')
  })

  test('on every phone is over after signing out everywhere; the next one lives', async () => {
    const [one, other] = [await world.member('o-roams'), await world.member('o-roams')]
    const { status } = await world.ask(identityApi.signOutEverywhere, {}, { token: one.accessToken })
    expect(status).toBe(200)
    world.pass(1)
    const next = await world.member('o-roams')

    for (const { accessToken: token, refreshToken } of [one, other]) {
      expect((await world.ask(identityApi.me, {}, { token })).code).toBe('SESSION_EXPIRED')
      expect((await exchange(refreshToken)).code).toBe('SESSION_REVOKED')
    }
    expect((await world.ask(identityApi.me, {}, { token: next.accessToken })).status).toBe(200)
    expect((await exchange(next.refreshToken)).status).toBe(200)
  })

  test('of a thief who exchanged a stolen token is over at once, access token and all', async () => {
    const { refreshToken } = await world.member('o-robbed')
    const { body: thief } = await exchange(refreshToken)
    expect((await world.ask(identityApi.me, {}, { token: thief.accessToken })).status).toBe(200)
    await exchange(refreshToken)

    expect((await world.ask(identityApi.me, {}, { token: thief.accessToken })).code).toBe('SESSION_EXPIRED')
  })

  test('an access token lasts fifteen minutes', async () => {
    const { accessToken: token, refreshToken } = await world.member('o-lin')
    world.pass(15 * MINUTE_MS - 1_000)
    expect((await world.ask(identityApi.me, {}, { token })).status).toBe(200)
    world.pass(1_000)

    expect(await world.ask(identityApi.me, {}, { token })).toMatchObject({
      status: 401,
      code: 'SESSION_EXPIRED',
    })
    expect((await exchange(refreshToken)).status).toBe(200)
  })

  test.each(['nonsense', 'family.secret', `0abc.${'a'.repeat(43)}`])(
    'of a made-up token is refused: %s',
    async (t) => {
      expect(await exchange(t)).toMatchObject({ status: 401, code: 'SESSION_REVOKED' })
    },
  )

  test('keeps no refresh token that could be read', async () => {
    const { refreshToken } = await world.member('o-lin')
    const [, secret = ''] = refreshToken.split('.')

    expect(JSON.stringify(await world.db.all('select * from session'))).not.toContain(secret)
  })
})

describe('nobody gets in', () => {
  const me = (headers: Record<string, string>) => world.inject.inject({ url: '/api/identity/me', headers })

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer null',
    'Bearer test1',
    'test1',
    'Basic cm9vdDpyb290',
    'Bearer a b',
  ])('with the authorization %j', async (authorization) => {
    expect((await me({ authorization })).statusCode).toBe(401)
  })

  test('with none, with two, or with a member id in another header', async () => {
    const { accessToken, member } = await world.member('o-lin')

    expect((await me({})).statusCode).toBe(401)
    expect((await me({ authorization: `Bearer ${accessToken}, Bearer ${accessToken}` })).statusCode).toBe(401)
    expect((await me({ 'x-member-id': member.id, 'tenant-id': '1' })).statusCode).toBe(401)
  })

  test.each(['secret', 'changeme', 'mall-admin-secret', 'your-256-bit-secret', ''])(
    'with a token signed with the well-known secret %j',
    async (secret) => {
      const { member } = await world.member('o-lin')
      expect((await me({ authorization: `Bearer ${signed(member.id, 'HS256', secret)}` })).statusCode).toBe(
        401,
      )
    },
  )

  test('with a token that is not signed, or was changed', async () => {
    const { member, accessToken } = await world.member('o-lin')
    const [head, , tail] = accessToken.split('.')
    const [, otherBody] = signed('somebody-else', 'HS256', 'x').split('.')

    expect((await me({ authorization: `Bearer ${signed(member.id, 'none', '')}` })).statusCode).toBe(401)
    expect((await me({ authorization: `Bearer ${head}.${otherBody}.${tail}` })).statusCode).toBe(401)
    // The forger knows how: with our own key the same token is good.
    const own = signed(member.id, 'HS256', world.config.jwtSecret)
    expect((await me({ authorization: `Bearer ${own}` })).statusCode).toBe(200)
  })
})

function signed(sub: string, alg: string, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg, typ: 'JWT' })}.${part({ sub, aud: 'member', exp: 4_102_444_800 })}`
  if (alg === 'none') return `${text}.`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
