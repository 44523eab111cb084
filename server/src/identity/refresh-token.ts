/** Refresh tokens, `<family>.<secret>`: only the hash of the secret is kept. */
import { createHash } from 'node:crypto'
import type { Random } from '../platform/ids.ts'

const SECRET_BYTES = 32

export interface RefreshToken {
  token: string
  hash: string
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export function newRefreshToken(family: string, random: Random): RefreshToken {
  const secret = Buffer.from(Array.from({ length: SECRET_BYTES }, () => random(256))).toString('base64url')
  return { token: `${family}.${secret}`, hash: hashOf(secret) }
}

/** Null for what was never one of ours. */
export function readRefreshToken(token: string): { family: string; hash: string } | null {
  const [, family, secret] = /^([0-9a-z]{1,64})\.([\w-]{43})$/.exec(token) ?? []
  return family && secret ? { family, hash: hashOf(secret) } : null
}
