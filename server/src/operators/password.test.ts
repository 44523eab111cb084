import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, PASSWORD_COST } from './password.ts'

describe('the password of an operator', async () => {
  const stored = await hashPassword('correct horse battery', { random: randomInt, cost: PASSWORD_COST })

  test('fits its hash, and no other does', async () => {
    expect(await isPassword('correct horse battery', stored, PASSWORD_COST)).toBe(true)
    expect(await isPassword('correct horse batterz', stored, PASSWORD_COST)).toBe(false)
    expect(await isPassword('', stored, PASSWORD_COST)).toBe(false)
  })

  test('has a salt of its own, and its cost beside it', async () => {
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(await hashPassword('correct horse battery', { random: randomInt, cost: PASSWORD_COST })).not.toBe(
      stored,
    )
  })

  test('is still read when it was stored at another cost', async () => {
    // scrypt('pleaseletmein', 'SodiumChloride', 16384, 8, 1) of RFC 7914, its first 32 bytes.
    const hash = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex')
    const salt = Buffer.from('SodiumChloride').toString('base64url')

    expect(
      await isPassword(
        'pleaseletmein',
        `scrypt$16384$8$1$${salt}$${hash.toString('base64url')}`,
        PASSWORD_COST,
      ),
    ).toBe(true)
  })

  test('of an unknown login is never right, and takes as long to say so', async () => {
    const timed = async (known: string | undefined) => {
      const from = process.hrtime.bigint()
      expect(await isPassword('anything at all', known, PASSWORD_COST)).toBe(false)
      return Number(process.hrtime.bigint() - from)
    }
    const [known, unknown] = [await timed(stored), await timed(undefined)]

    expect(unknown).toBeGreaterThan(known / 3)
  })
})
