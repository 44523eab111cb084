import { describe, expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import { REFRESH_TTL_MS } from './sessions.ts'
import { type SignInOrder, signIn } from './sign-in.ts'

const now = Date.parse('2026-11-21T02:00:00Z')
const consent = { version: '2026-11', textHash: 'hash-of-2026-11' }
let made = 0

function orderOf(openid: string, change: Partial<SignInOrder> = {}): SignInOrder {
  made += 1
  return {
    knownBy: [{ kind: 'openid', value: openid, sealed: `sealed ${openid}` }],
    agreed: consent.version,
    consent,
    session: { id: `s${made}`, refreshHash: `hash-${made}` },
    memberId: `m${made}`,
    factId: `f${made}`,
    ...change,
  }
}
const unionid = { kind: 'unionid', value: 'u-lin', sealed: 'sealed u-lin' } as const
const start = () => memoryEngine(defineSchema(postgresKit), { clock: () => now })

describe('the first sign-in', () => {
  test('makes a member, with the consent, a session and the fact of it', () => {
    const engine = start()
    const { member, isNew, refreshExpiresAt } = engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))

    expect({ isNew, refreshExpiresAt }).toEqual({ isNew: true, refreshExpiresAt: now + REFRESH_TTL_MS })
    expect(engine.rows('member')).toEqual([{ id: 'lin', name: null, joinedAt: now, state: 'active' }])
    expect(member).toEqual(engine.rows('member')[0])
    expect(engine.rows('consent')).toEqual([
      { memberId: 'lin', version: '2026-11', at: now, textHash: 'hash-of-2026-11', scene: 'sign-in' },
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
    for (const table of ['member', 'identity', 'consent', 'session', 'fact'] as const)
      expect(engine.rows(table)).toEqual([])
  })
})

describe('a later sign-in', () => {
  test('needs no consent, and opens a session of its own', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-lin', { memberId: 'lin' }))
    const { member, isNew } = engine.run(signIn, orderOf('o-lin', { agreed: undefined }))

    expect({ id: member.id, isNew }).toEqual({ id: 'lin', isNew: false })
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
  const openid = (value: string) => ({ kind: 'openid', value, sealed: `sealed ${value}` }) as const

  test('is one member, found by the unionid', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin', knownBy: [openid('o-1'), unionid] }))
    const { member } = engine.run(
      signIn,
      orderOf('o-2', { knownBy: [openid('o-2'), unionid], agreed: undefined }),
    )

    expect(member.id).toBe('lin')
    expect(engine.rows('identity').map(({ value, memberId }) => [value, memberId])).toEqual([
      ['o-1', 'lin'],
      ['u-lin', 'lin'],
      ['o-2', 'lin'],
    ])
  })

  test('who was known by the openid before keeps the member, and gains the unionid', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin' }))
    const { isNew } = engine.run(signIn, orderOf('o-1', { knownBy: [openid('o-1'), unionid] }))

    expect(isNew).toBe(false)
    expect(engine.rows('identity').find(({ kind }) => kind === 'unionid')?.memberId).toBe('lin')
  })

  test('two members are never joined by a guess: the openid decides', () => {
    const engine = start()
    engine.run(signIn, orderOf('o-1', { memberId: 'lin' }))
    engine.run(signIn, orderOf('o-2', { memberId: 'ann', knownBy: [openid('o-2'), unionid] }))
    const { member } = engine.run(signIn, orderOf('o-1', { knownBy: [openid('o-1'), unionid] }))

    expect(member.id).toBe('lin')
    expect(engine.rows('identity').find(({ kind }) => kind === 'unionid')?.memberId).toBe('ann')
  })
})
