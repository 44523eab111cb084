import { describe, expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import { withdraw } from './consent.ts'
import { moveIdentities } from './merge.ts'
import { eraseIdentity } from './profile.ts'
import { REFRESH_TTL_MS } from './sessions.ts'
import { type SignInOrder, signIn } from './sign-in.ts'

const now = Date.parse('2026-11-21T02:00:00Z')
const consent = { version: '2026-11', textHash: 'hash-of-2026-11' }
let made = 0

const known = (kind: 'openid' | 'unionid', value: string) => ({
  kind,
  value,
  sealed: `sealed ${value}`,
  sealedFor: null,
})

function orderOf(openid: string, change: Partial<SignInOrder> = {}): SignInOrder {
  made += 1
  return {
    identities: [known('openid', openid)],
    agreed: consent.version,
    consent,
    session: { id: `s${made}`, refreshHash: `hash-${made}` },
    memberId: `m${made}`,
    factId: `f${made}`,
    ...change,
  }
}
const unionid = known('unionid', 'u-lin')
const start = () => memoryEngine(defineSchema(postgresKit), { clock: () => now })

describe('the first sign-in', () => {
  test('makes a member, with the consent, a session and the fact of it', () => {
    const engine = start()
    const { memberId, isNew, refreshExpiresAt } = engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))

    expect({ isNew, refreshExpiresAt }).toEqual({ isNew: true, refreshExpiresAt: now + REFRESH_TTL_MS })
    expect(memberId).toBe('lin')
    expect(engine.rows('member')).toMatchObject([{ id: 'lin', called: null, joinedAt: now, state: 'active' }])
    expect(engine.rows('identityChange')).toMatchObject([
      { memberId: 'lin', kind: 'openid', act: 'linked', mark: 'o-', by: 'member' },
    ])
    expect(engine.rows('consent')).toEqual([
      {
        memberId: 'lin',
        version: '2026-11',
        act: 'given',
        at: now,
        textHash: 'hash-of-2026-11',
        scene: 'sign-in',
      },
    ])
    expect(engine.rows('session')).toMatchObject([{ memberId: 'lin', revokedAt: null }])
    expect(engine.rows('fact')).toMatchObject([
      { type: 'member.registered', memberId: 'lin', key: 'registered/lin', occurredAt: now },
    ])
  })

  test.each([
    [undefined, 'CONSENT_MISSING'],
    ['2026-10', 'CONSENT_OUTDATED'],
  ])('with consent %s is refused and leaves nothing', (agreed, code) => {
    const engine = start()

    expect(() => engine.run(signIn, orderOf('o-lin', { agreed }))).toThrow(code)
    for (const table of ['member', 'identity', 'knownBy', 'consent', 'session', 'fact'] as const)
      expect(engine.rows(table)).toEqual([])
  })
})

describe('a later sign-in', () => {
  test('needs no consent, and opens a session of its own', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))
    const { memberId, isNew } = engine.run(signIn, orderOf('o-lin', { agreed: undefined }))

    expect({ memberId, isNew }).toEqual({ memberId: 'lin', isNew: false })
    expect(engine.rows('member')).toHaveLength(1)
    expect(engine.rows('session')).toHaveLength(2)
    expect(engine.rows('consent')).toHaveLength(1)
    expect(engine.rows('fact')).toHaveLength(1)
  })

  test('writes a newer consent down, once', () => {
    const engine = start()
    const newer = { agreed: '2027-01', consent: { version: '2027-01', textHash: 'newer' } }
    engine.run(signIn, orderOf('o-lin'))
    engine.run(signIn, orderOf('o-lin', newer))
    engine.run(signIn, orderOf('o-lin', newer))
    engine.run(signIn, orderOf('o-lin', { agreed: '2020-01' }))

    expect(engine.rows('consent').map(({ version }) => version)).toEqual(['2026-11', '2027-01'])
  })

  test('of a blocked member is refused and leaves nothing', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))
    engine.run((w) => {
      const member = w.get('member', 'lin')
      if (member) w.set('member', member, { state: 'blocked' })
    }, {})

    expect(() => engine.run(signIn, orderOf('o-lin'))).toThrow('MEMBER_BLOCKED')
    expect(engine.rows('session')).toHaveLength(1)
  })
})

describe('one person in two apps', () => {
  const openid = (value: string) => known('openid', value)

  test('is one member, found by the unionid', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin', identities: [openid('o-1'), unionid] }))
    const { memberId } = engine.run(
      signIn,
      orderOf('o-2', { identities: [openid('o-2'), unionid], agreed: undefined }),
    )

    expect(memberId).toBe('lin')
    expect(engine.rows('identity').map(({ value, memberId }) => [value, memberId])).toEqual([
      ['o-1', 'lin'],
      ['u-lin', 'lin'],
      ['o-2', 'lin'],
    ])
  })

  test('who was known by the openid before keeps the member, and gains the unionid', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin' }))
    const { isNew } = engine.run(signIn, orderOf('o-1', { identities: [openid('o-1'), unionid] }))

    expect(isNew).toBe(false)
    expect(engine.rows('identity').find(({ kind }) => kind === 'unionid')?.memberId).toBe('lin')
  })

  test('two members are never joined by a guess: the openid decides', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin' }))
    engine.run(signIn, orderOf('o-2', { memberId: 'ann', identities: [openid('o-2'), unionid] }))
    const { memberId } = engine.run(signIn, orderOf('o-1', { identities: [openid('o-1'), unionid] }))

    expect(memberId).toBe('lin')
    expect(engine.rows('identity').find(({ kind }) => kind === 'unionid')?.memberId).toBe('ann')
  })
})

describe('somebody who was here before', () => {
  test('and closed the account comes as a stranger: nothing leads to the old one', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))
    engine.run((w) => eraseIdentity(w, 'lin', now), {})

    expect(engine.run(signIn, orderOf('o-lin', { memberId: 'new' }))).toMatchObject({
      memberId: 'new',
      isNew: true,
    })
  })

  test('and was merged, and merged again, is the survivor', () => {
    const engine = start()
    for (const id of ['lin', 'ann', 'bob']) engine.run(signIn, orderOf(`o-${id}`, { memberId: id }))
    const cause = { by: 'qing', because: null }
    engine.run((w) => moveIdentities(w, { mergeId: 'g1', from: 'lin', to: 'ann', ...cause }, now), {})
    engine.run((w) => moveIdentities(w, { mergeId: 'g2', from: 'ann', to: 'bob', ...cause }, now), {})

    expect(engine.run(signIn, orderOf('o-lin', { agreed: undefined }))).toMatchObject({
      memberId: 'bob',
      isNew: false,
    })
  })

  test('and withdrew is asked again, and may agree again', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))
    engine.run(withdraw, { memberId: 'lin' })

    expect(() => engine.run(signIn, orderOf('o-lin', { agreed: undefined }))).toThrow('CONSENT_MISSING')
    expect(() => engine.run(signIn, orderOf('o-lin', { agreed: '2020-01' }))).toThrow('CONSENT_OUTDATED')
    expect(engine.run(signIn, orderOf('o-lin'))).toMatchObject({ memberId: 'lin', isNew: false })
    expect(engine.rows('consent').map(({ act }) => act)).toEqual(['given', 'withdrawn', 'given'])
    expect(engine.run(signIn, orderOf('o-lin', { agreed: undefined }))).toMatchObject({ memberId: 'lin' })
  })
})
