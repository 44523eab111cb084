/** What wx.login and the phone button hand to the mini program: good once, within five minutes. */
import type { Clock } from '../clock.ts'
import type { Randomness } from '../randomness.ts'
import type { User } from './users.ts'

const codeTtlMs = 5 * 60_000

export interface OneTimeCode {
  user: User
  issuedAt: number
  expiresAt: number
  used: boolean
}

export interface OneTimeCodes {
  issue(user: User): string
  find(code: string): OneTimeCode | undefined
  clear(): void
}

export interface CodeShape {
  length: number
  alphabet: string
}

export function createOneTimeCodes(clock: Clock, random: Randomness, shape: CodeShape): OneTimeCodes {
  const codes = new Map<string, OneTimeCode>()
  return {
    issue(user) {
      const code = random.text(shape.length, shape.alphabet)
      const issuedAt = clock.now()
      codes.set(code, { user, issuedAt, expiresAt: issuedAt + codeTtlMs, used: false })
      return code
    },
    find: (code) => codes.get(code),
    clear: () => codes.clear(),
  }
}
