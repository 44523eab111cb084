/** Passwords of operators: scrypt with a salt of each one's own, off the event loop. */
import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from '../platform/ids.ts'
import { isWellKnown } from '../platform/well-known.ts'

/** Of scrypt, as a power of two. 32 MiB and some 0.2 s; OWASP's password storage cheat sheet names it as one of its equals. */
export const PASSWORD_COST = 15
const scryptCost = (cost: number) => ({ N: 2 ** cost, r: 8, p: 3 })
const HASH_BYTES = 32
const SALT_BYTES = 16
const MEMORY_BYTES_MAX = 128 * 1024 * 1024

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: MEMORY_BYTES_MAX }
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })

function written(cost: number, salt: Buffer, hash: Buffer): string {
  const { N, r, p } = scryptCost(cost)
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

export interface Hashing {
  random: Random
  cost: number
}

/** The cost is written beside the hash, so that it can be raised later. */
export async function hashPassword(password: string, { random, cost }: Hashing): Promise<string> {
  const salt = Buffer.from(Array.from({ length: SALT_BYTES }, () => random(256)))
  return written(cost, salt, await derive(password, salt, scryptCost(cost)))
}

/** What an unknown login is held against: it costs the same time, and no password fits. */
const nobody = (cost: number): string => written(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES))

/** `cost`: of those that are written now. */
export async function isPassword(
  password: string,
  stored: string | undefined,
  cost: number,
): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? nobody(cost)).split('$')
  const ofStored = { N: Number(N), r: Number(r), p: Number(p) }
  const shown = await derive(password, Buffer.from(salt, 'base64url'), ofStored)
  return timingSafeEqual(shown, Buffer.from(hash, 'base64url')) && stored !== undefined
}

/** Long enough is the contract's; this is about what anybody would try. */
export function refusePassword(password: string, login: string): 'PASSWORD_WEAK' | null {
  const isNamed = password.toLowerCase().includes(login.toLowerCase()) && login.length * 2 > password.length
  return isWellKnown(password) || isNamed ? 'PASSWORD_WEAK' : null
}
