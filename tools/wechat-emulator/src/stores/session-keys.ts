/** One valid session_key a user: a new login replaces the one before. */
import { createHmac } from 'node:crypto'
import type { Randomness } from '../randomness.ts'

export interface SessionKeys {
  renew(openid: string): string
  /** What wx code and servers sign with: the HMAC of the empty string. */
  signatureOf(openid: string): string | null
  clear(): void
}

export function createSessionKeys(random: Randomness): SessionKeys {
  const keys = new Map<string, string>()
  return {
    renew(openid) {
      const key = random.bytes(16).toString('base64')
      keys.set(openid, key)
      return key
    },
    signatureOf(openid) {
      const key = keys.get(openid)
      return key ? createHmac('sha256', key).update('').digest('hex') : null
    },
    clear: () => keys.clear(),
  }
}
