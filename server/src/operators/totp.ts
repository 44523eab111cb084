/** The second factor: codes of an authenticator (RFC 6238), and recovery codes for who lost it. */
import { Secret, TOTP } from 'otpauth'
import type { Random } from '../platform/ids.ts'

const PERIOD_S = 30
/** A code just typed is still good when the next one begins; a clock may be a little off. */
const STEPS_AROUND = 1
const SECRET_BYTES = 20
const RECOVERY_CODES = 10
/** 16 of 32 letters: 80 bits. */
const RECOVERY_CHARACTERS = 16
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** In base32, as authenticators take it. */
export const newTotpSecret = (random: Random): string =>
  new Secret({ buffer: Uint8Array.from({ length: SECRET_BYTES }, () => random(256)).buffer }).base32

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Laurel', label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret })

export const totpUri = (secret: string, login: string): string => totpOf(secret, login).toString()

/** The step that the code is of; null for a code that is none of these. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: STEPS_AROUND })
  return delta === null ? null : Math.floor(now / (PERIOD_S * 1_000)) + delta
}

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code)

export const newRecoveryCodes = (random: Random): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: RECOVERY_CHARACTERS }, () => LETTERS.charAt(random(32)))
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
  })

/** However it was typed. */
export const plainRecoveryCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')
