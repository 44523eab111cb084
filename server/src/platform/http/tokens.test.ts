import { createHmac } from 'node:crypto'
import { call } from '@laurel/shared/call'
import { Empty, Nullable, Shape } from '@laurel/shared/schema'
import Database from 'better-sqlite3'
import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { revoke } from '../revoke.ts'
import { answer } from './answer.ts'
import { HOUR_MS, openTestServer, SECRET, type TestServer } from './testing.ts'

type Who = { id: string | null }
const reply = Shape({ id: Nullable(Type.String()) })
let server: TestServer
beforeEach(async () => {
  server = await openTestServer((app) => {
    answer(app, call<object, Who>()('GET', '/member'), {
      who: 'member',
      input: Empty,
      reply,
      handle: (_input, { memberId }) => ({ id: memberId }),
    })
    answer(app, call<object, Who>()('GET', '/guest'), {
      who: 'guest',
      input: Empty,
      reply,
      handle: (_input, { memberId }) => ({ id: memberId }),
    })
    answer(app, call<object, Who>()('GET', '/editor'), {
      who: ['editor'],
      input: Empty,
      reply,
      handle: (_input, { operator }) => ({ id: operator.id }),
    })
  })
})
afterEach(() => server.close())

const asked = async (path: string, authorization?: string): Promise<unknown> => {
  const got = await server.app.inject({
    url: path,
    headers: authorization === undefined ? {} : { authorization },
  })
  return got.json().id ?? got.json().code ?? null
}
const base64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
/** Signed by hand, as an attacker or another program would. */
function signed(
  claims: object,
  secret = SECRET,
  header: object = { alg: 'HS256', typ: 'JWT' },
  hash = 'sha256',
) {
  const text = `${base64(header)}.${base64(claims)}`
  return `Bearer ${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}
const soon = () => Math.floor(server.time.now / 1000) + 600

test('a token is good until the instant it names, by our own clock, seen before or not', async () => {
  const bearer = `Bearer ${server.member('lin')}`

  expect(await asked('/member', bearer)).toBe('lin')
  server.time.now += HOUR_MS - 1
  expect(await asked('/member', bearer)).toBe('lin')
  server.time.now += 1
  expect(await asked('/member', bearer)).toBe('SESSION_EXPIRED')
  expect(await asked('/guest', bearer)).toBe('SESSION_EXPIRED')
})

test('a token is good for its own audience, and an operator for their own role', async () => {
  const [member, editor, auditor] = [
    server.member('lin'),
    server.operator('qing', 'editor'),
    server.operator('wu', 'auditor'),
  ]
  const seen = async (token: string) => [
    await asked('/member', `Bearer ${token}`),
    await asked('/editor', `Bearer ${token}`),
  ]

  expect(await seen(member)).toEqual(['lin', 'SESSION_EXPIRED'])
  expect(await seen(editor)).toEqual(['SESSION_EXPIRED', 'qing'])
  expect(await seen(auditor)).toEqual(['SESSION_EXPIRED', 'ROLE_MISSING'])
})

test('a guest needs no token, and is known by one', async () => {
  expect([await asked('/guest'), await asked('/guest', `Bearer ${server.member('lin')}`)]).toEqual([
    null,
    'lin',
  ])
})

describe('a token that we did not sign, or not so, is refused', () => {
  const good = () => ({ sub: 'lin', aud: 'member', exp: soon() })

  test('while the same by our key, our way, is taken: the forgery is the only difference', async () => {
    expect(await asked('/member', signed(good()))).toBe('lin')
  })
  test.each([
    ['another key', () => signed(good(), 'another-secret-of-32-bytes-length!')],
    ['no algorithm', () => `Bearer ${base64({ alg: 'none' })}.${base64(good())}.`],
    ['no signature', () => signed(good()).replace(/\.[^.]*$/, '.')],
    ['another algorithm', () => signed(good(), SECRET, { alg: 'HS512', typ: 'JWT' }, 'sha512')],
    ['no end', () => signed({ sub: 'lin', aud: 'member' })],
    ['an end that is no number', () => signed({ ...good(), exp: 'never' })],
    ['an end that has passed', () => signed({ ...good(), exp: soon() - 601 })],
    ['no audience', () => signed({ sub: 'lin', exp: soon() })],
    ['both audiences', () => signed({ ...good(), aud: ['member', 'operator'] })],
    ['no member', () => signed({ aud: 'member', exp: soon() })],
    ['a member that is no text', () => signed({ ...good(), sub: { id: 'lin' } })],
  ])('%s', async (_what, forged) => {
    expect(await asked('/member', forged())).toBe('SESSION_EXPIRED')
  })
})

test.each(['', 'Bearer', 'Bearer ', 'Basic bGluOg==', 'test1', 'Bearer a b', 'bearer x.y.z'])(
  'the header “%s” is no session, for a guest neither',
  async (header) => {
    expect(await asked('/member', header)).toBe('SESSION_MISSING')
    expect(await asked('/guest', header)).toBe('SESSION_MISSING')
    expect(await asked('/editor', header)).toBe('SESSION_MISSING')
  },
)

describe('a token whose time was cut short', () => {
  const shutOut = async (subject: string) => {
    await server.did((w, _input, now) => revoke(w, subject, now))
    await server.app.revocations.look()
  }
  const tokenOf = (sub: string, sid: string) =>
    `Bearer ${server.app.tokens.sign({ sub, aud: 'member', sid }, HOUR_MS).token}`

  test('is refused, though it was seen before; one that is signed a millisecond later is good', async () => {
    const bearer = tokenOf('lin', 's1')
    expect(await asked('/member', bearer)).toBe('lin')
    await shutOut('lin')

    expect(await asked('/member', bearer)).toBe('SESSION_EXPIRED')
    expect(await asked('/guest', bearer)).toBe('SESSION_EXPIRED')
    server.time.now += 1
    expect(await asked('/member', tokenOf('lin', 's2'))).toBe('lin')
  })

  test('with its session leaves the other sessions alone', async () => {
    const [one, other] = [tokenOf('lin', 's1'), tokenOf('lin', 's2')]
    await shutOut('s1')

    expect([await asked('/member', one), await asked('/member', other)]).toEqual(['SESSION_EXPIRED', 'lin'])
  })

  test('of an operator is refused too', async () => {
    const bearer = `Bearer ${server.operator('qing', 'editor')}`
    await shutOut('qing')

    expect(await asked('/editor', bearer)).toBe('SESSION_EXPIRED')
  })

  test('is refused when it does not say when it was signed', async () => {
    const bearer = signed({ sub: 'lin', aud: 'member', exp: soon() })
    expect(await asked('/member', bearer)).toBe('lin')
    await shutOut('lin')

    expect(await asked('/member', bearer)).toBe('SESSION_EXPIRED')
  })

  test('is not prolonged by a date in the future', async () => {
    const at = server.time.now + 60_001
    const future = { sub: 'lin', aud: 'member', exp: soon(), iat: Math.floor(at / 1000), at }

    expect(await asked('/member', signed(future))).toBe('SESSION_EXPIRED')
    expect(await asked('/member', signed({ ...future, at: at - 1 }))).toBe('lin')
  })

  test('nobody is believed while nobody can tell; who shows no token is served', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await server.app.revocations.look()
    const bearer = tokenOf('lin', 's1')
    const raw = new Database(server.file)
    raw.exec('alter table revocation rename to gone')
    vi.advanceTimersByTime(5_000)

    expect([await asked('/member', bearer), await asked('/guest')]).toEqual(['SERVER_BUSY', null])
    raw.exec('alter table gone rename to revocation')
    raw.close()
    await server.app.revocations.look()
    expect(await asked('/member', bearer)).toBe('lin')
    vi.useRealTimers()
  })

  test('a process that was held up looks again before it answers, and turns nobody away', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await server.app.revocations.look()
    const bearer = tokenOf('lin', 's1')
    vi.advanceTimersByTime(60_000)

    expect(await asked('/member', bearer)).toBe('lin')
    vi.useRealTimers()
  })
})
