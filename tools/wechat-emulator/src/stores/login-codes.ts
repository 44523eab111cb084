/** What wx.login hands to the mini program: good for one login within five minutes. */
import type { Clock } from '../clock.ts'
import { alphanumeric, type Randomness } from '../randomness.ts'
import type { User } from './users.ts'

const codeTtlMs = 5 * 60_000

export interface LoginCode {
  user: User
  expiresAt: number
  used: boolean
}

export interface LoginCodes {
  issue(user: User): string
  find(code: string): LoginCode | undefined
  clear(): void
}

export function createLoginCodes(clock: Clock, random: Randomness): LoginCodes {
  const codes = new Map<string, LoginCode>()
  return {
    issue(user) {
      const code = random.text(32, alphanumeric)
      codes.set(code, { user, expiresAt: clock.now() + codeTtlMs, used: false })
      return code
    },
    find: (code) => codes.get(code),
    clear: () => codes.clear(),
  }
}
