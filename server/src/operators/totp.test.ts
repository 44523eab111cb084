import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newRecoveryCodes, newTotpSecret, plainRecoveryCode, stepOf, totpUri } from './totp.ts'

/** RFC 6238, appendix B: the last six digits of its SHA-1 rows. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' // 12345678901234567890
const RFC_ROWS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

describe('a code of the authenticator', () => {
  test.each(RFC_ROWS)('at %i s is the standard’s', (seconds, code) => {
    expect(stepOf(RFC_SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  })

  test('is good a step before and after, and no further', () => {
    const at = (seconds: number) => stepOf(RFC_SECRET, '005924', seconds * 1_000)
    const step = Math.floor(1_234_567_890 / 30)

    expect([at(1_234_567_890 - 30), at(1_234_567_890 + 59)]).toEqual([step, step])
    expect([at(1_234_567_890 - 61), at(1_234_567_890 + 90)]).toEqual([null, null])
  })

  test('of other digits is none', () => {
    expect(stepOf(RFC_SECRET, '005925', 1_234_567_890_000)).toBeNull()
  })
})

test('each secret is new, and told to the authenticator with who it is for', () => {
  const secret = newTotpSecret(randomInt)

  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret(randomInt)).not.toBe(secret)
  const uri = new URL(totpUri(secret, 'wen'))
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Laurel:wen',
  ])
  expect(uri.searchParams.get('secret')).toBe(secret)
})

test('recovery codes are ten, of 80 bits, and read however they are typed', () => {
  const codes = newRecoveryCodes(randomInt)

  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/)
  expect(plainRecoveryCode(' AB12-cd34 ef56-GH78')).toBe('ab12cd34ef56gh78')
})
