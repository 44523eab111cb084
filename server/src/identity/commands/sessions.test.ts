import { describe, expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import { openSession, REFRESH_TTL_MS, refresh, signOut, signOutEverywhere } from './sessions.ts'

const start = Date.parse('2026-11-21T02:00:00Z')

/** Lin, active, with one session whose first token has the hash t0. */
function world() {
  let now = start
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  engine.run((w) => {
    const member = w.add('member', { id: 'lin', joinedAt: start, state: 'active' })
    openSession(w, { id: 'family', member, refreshHash: 't0' }, start)
  }, {})
  return {
    engine,
    at: (later: number) => {
      now = start + later
    },
    exchange: (shownHash: string, nextHash: string) =>
      engine.run(refresh, { family: 'family', shownHash, nextHash }),
    session: () => engine.rows('session')[0],
  }
}

describe('exchanging the refresh token', () => {
  test('gives the next one and thirty days more', () => {
    const { at, exchange, session } = world()
    at(REFRESH_TTL_MS - 1)

    const expiresAt = start + 2 * REFRESH_TTL_MS - 1
    expect(exchange('t0', 't1')).toMatchObject({
      reused: false,
      memberId: 'lin',
      refreshExpiresAt: expiresAt,
    })
    expect(session()).toMatchObject({ refreshHash: 't1', expiresAt, revokedAt: null })
  })

  test('with one that was exchanged before revokes the whole family, and that stays', () => {
    const { at, exchange, session } = world()
    exchange('t0', 't1')
    at(60_000)

    expect(exchange('t0', 'thief')).toEqual({ reused: true })
    expect(session()).toMatchObject({ refreshHash: 't1', revokedAt: start + 60_000 })
    expect(() => exchange('t1', 't2')).toThrow('SESSION_REVOKED')
    expect(() => exchange('t0', 't2')).toThrow('SESSION_REVOKED')
  })

  test('is over after thirty days without use', () => {
    const { at, exchange } = world()
    at(REFRESH_TTL_MS)

    expect(() => exchange('t0', 't1')).toThrow('SESSION_REVOKED')
  })

  test('of a family that never was is refused', () => {
    const { engine } = world()
    const order = { family: 'nobody', shownHash: 't0', nextHash: 't1' }

    expect(() => engine.run(refresh, order)).toThrow('SESSION_REVOKED')
  })

  test('is refused to a member who was blocked meanwhile', () => {
    const { engine, exchange } = world()
    engine.run((w) => {
      const member = w.get('member', 'lin')
      if (member) w.set('member', member, { state: 'blocked' })
    }, {})

    expect(() => exchange('t0', 't1')).toThrow('SESSION_REVOKED')
  })
})

describe('signing out', () => {
  test('ends the session', () => {
    const { engine, exchange, session } = world()

    expect(engine.run(signOut, { sessionId: 'family' })).toEqual({})
    expect(session()?.revokedAt).toBe(start)
    expect(() => exchange('t0', 't1')).toThrow('SESSION_REVOKED')
  })

  test('twice keeps the first time; without a session there is nothing to end', () => {
    const { engine, at, session } = world()
    engine.run(signOut, { sessionId: 'family' })
    at(5)

    expect(engine.run(signOut, { sessionId: 'family' })).toEqual({})
    expect(engine.run(signOut, { sessionId: null })).toEqual({})
    expect(session()?.revokedAt).toBe(start)
  })
})

describe('signing out everywhere', () => {
  test('ends what was opened until then, and leaves what is opened after it', () => {
    const { engine, at, exchange } = world()
    at(1_000)
    engine.run(signOutEverywhere, { memberId: 'lin' })
    at(1_001)
    engine.run((w) => {
      const member = w.get('member', 'lin')
      if (member) openSession(w, { id: 'later', member, refreshHash: 'l0' }, start + 1_001)
    }, {})

    expect(() => exchange('t0', 't1')).toThrow('SESSION_REVOKED')
    expect(engine.rows('revocation')).toMatchObject([{ subject: 'lin', at: start + 1_000 }])
    const later = { family: 'later', shownHash: 'l0', nextHash: 'l1' }
    expect(engine.run(refresh, later)).toMatchObject({ reused: false })
  })

  test('of somebody who is gone is refused', () => {
    const { engine } = world()

    expect(() => engine.run(signOutEverywhere, { memberId: 'nobody' })).toThrow('SESSION_EXPIRED')
  })
})

test('what ends one session ends its access tokens: signing out, and a stolen refresh token', () => {
  const left = world()
  left.engine.run(signOut, { sessionId: 'family' })
  const stolen = world()
  stolen.exchange('t0', 't1')
  stolen.exchange('t0', 'thief')

  for (const { engine } of [left, stolen])
    expect(engine.rows('revocation')).toMatchObject([{ subject: 'family', at: start }])
})
