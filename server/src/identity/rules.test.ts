import { describe, expect, test } from 'vitest'
import { type Family, refuseConsent, refuseNickname, standingOf } from './rules.ts'

describe('consent', () => {
  test.each([null, 'withdrawn'] as const)(
    'after %s is given to the text in force, not to none and not to an older one',
    (last) => {
      expect(refuseConsent(undefined, '2026-11', last)).toBe('CONSENT_MISSING')
      expect(refuseConsent('2026-10', '2026-11', last)).toBe('CONSENT_OUTDATED')
      expect(refuseConsent('2026-11', '2026-11', last)).toBeNull()
    },
  )

  test('that was given is not asked for again', () => {
    expect(refuseConsent(undefined, '2026-11', 'given')).toBeNull()
    expect(refuseConsent('2026-10', '2026-11', 'given')).toBeNull()
  })
})

describe('a refresh token', () => {
  const family: Family = { refreshHash: 'newest', openedAt: 100, expiresAt: 1_000, revokedAt: null }

  test.each<[string, Partial<Family>, string, string]>([
    ['is good', {}, 'newest', 'good'],
    ['is good until the last millisecond', { expiresAt: 501 }, 'newest', 'good'],
    ['is over when its time has come', { expiresAt: 500 }, 'newest', 'over'],
    ['is over once revoked', { revokedAt: 5 }, 'newest', 'over'],
    ['is over once revoked, an older one too', { revokedAt: 5 }, 'older', 'over'],
    [
      'is over when its session was opened before the member left everywhere',
      { openedAt: 49 },
      'newest',
      'over',
    ],
    ['is good when it was opened after that', { openedAt: 50 }, 'newest', 'good'],
    ['is reused when a newer one was given out', {}, 'older', 'reused'],
  ])('%s', (_name, change, hash, standing) => {
    expect(standingOf({ ...family, ...change }, { hash, sessionsFrom: 50 }, 500)).toBe(standing)
  })
})

test.each([
  ['pass', null],
  ['review', 'NICKNAME_REFUSED'],
  ['risky', 'NICKNAME_REFUSED'],
] as const)('a nickname of which WeChat says %s', (suggest, refusal) => {
  expect(refuseNickname(suggest)).toBe(refusal)
})
