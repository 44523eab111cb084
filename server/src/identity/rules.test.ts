import { describe, expect, test } from 'vitest'
import { type Family, refuseConsent, standingOf } from './rules.ts'

test('a new member agrees to the text in force, not to none and not to an older one', () => {
  expect(refuseConsent(undefined, '2026-11')).toBe('CONSENT_MISSING')
  expect(refuseConsent('2026-10', '2026-11')).toBe('CONSENT_OUTDATED')
  expect(refuseConsent('2026-11', '2026-11')).toBeNull()
})

describe('a refresh token', () => {
  const family: Family = { refreshHash: 'newest', expiresAt: 1_000, revokedAt: null }

  test.each<[string, Partial<Family>, string, string]>([
    ['is good', {}, 'newest', 'good'],
    ['is good until the last millisecond', { expiresAt: 501 }, 'newest', 'good'],
    ['is over when its time has come', { expiresAt: 500 }, 'newest', 'over'],
    ['is over once revoked', { revokedAt: 5 }, 'newest', 'over'],
    ['is over once revoked, an older one too', { revokedAt: 5 }, 'older', 'over'],
    ['is reused when a newer one was given out', {}, 'older', 'reused'],
  ])('%s', (_name, change, hash, standing) => {
    expect(standingOf({ ...family, ...change }, hash, 500)).toBe(standing)
  })
})
