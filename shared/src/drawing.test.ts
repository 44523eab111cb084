import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { below, commitmentOf, isThere, ODDS_TOTAL, pickPrize, releasedBy, sealOf } from './drawing.ts'

const SEED = 'c0ffee'.padEnd(64, '0')
const NONCE = '00112233445566778899aabbccddeeff'

const sha = (text: string) => createHash('sha256').update(text, 'ascii').digest('hex')
/** Written once more, by other means: the words of 32 bits of a keyed hash. */
function wordsOf(message: string): number[] {
  const mac = createHmac('sha256', Buffer.from(SEED, 'hex')).update(message, 'ascii').digest()
  return Array.from({ length: 8 }, (_, i) => mac.readUInt32BE(i * 4))
}

describe('the number a draw falls on', () => {
  test('is the first word of the keyed hash that is not passed over', () => {
    for (let i = 0; i < 2_000; i += 1) {
      const message = `spring|${i}|${NONCE}`
      const word = wordsOf(message).find((w) => w < 4_294_000_000)
      expect(below(ODDS_TOTAL, SEED, message)).toBe((word ?? 0) % ODDS_TOTAL)
    }
  })

  test('is drawn again when all eight words are passed over', () => {
    const bound = 2 ** 31 + 1 // nearly every second word is too large
    const messages = Array.from({ length: 4_000 }, (_, i) => `spring|${i}|${NONCE}`)
    const again = messages.filter((message) => wordsOf(message).every((word) => word >= bound))
    expect(again.length).toBeGreaterThan(3)
    for (const message of again) {
      const word = [1, 2, 3].flatMap((round) => wordsOf(`${message}|${round}`)).find((w) => w < bound)
      expect(below(bound, SEED, message)).toBe(word)
    }
  })

  test('lies in the weights laid one behind the other, and never in a weight of 0', () => {
    const prizes = [
      { key: 'none', weight: 0 },
      { key: 'small', weight: 1 },
      { key: 'never', weight: 0 },
      { key: 'large', weight: 2 },
    ]
    const counts: Record<string, number> = {}
    for (let number = 1; number <= 600; number += 1) {
      const ticket = { drawId: 'spring', number, nonce: NONCE }
      const { key } = pickPrize(prizes, SEED, ticket)
      expect(key).toBe(below(3, SEED, `spring|${number}|${NONCE}`) < 1 ? 'small' : 'large')
      counts[key] = (counts[key] ?? 0) + 1
    }
    expect(Object.keys(counts).sort()).toEqual(['large', 'small'])
  })
})

describe('whether a piece is there', () => {
  const goods = { pieces: 3, releases: [] }
  const later = {
    pieces: 3,
    releases: [
      { at: 100, pieces: 1 },
      { at: 200, pieces: 2 },
    ],
  } // prettier-ignore

  test('all from the start, until the last is won', () => {
    expect([0, 2, 3].map((won) => isThere(goods, won, 0))).toEqual([true, true, false])
  })
  test('what never runs out is always there', () => {
    expect(isThere({ pieces: null, releases: [] }, 1_000_000, 0)).toBe(true)
  })
  test('from the instant of a release on, beside what was there before', () => {
    expect([99, 100, 199, 200].map((at) => releasedBy(later, at))).toEqual([0, 1, 1, 3])
    expect([isThere(later, 1, 199), isThere(later, 1, 200), isThere(later, 3, 999)]).toEqual([
      false,
      true,
      false,
    ])
  })
})

test('commitment and seal are plain SHA-256, as anybody can reckon it', () => {
  const commitment = createHash('sha256').update(Buffer.from(SEED, 'hex')).digest('hex')
  expect(commitmentOf(SEED)).toBe(commitment)
  const entry = { number: 7, at: 1_800_000_000_000, nonce: NONCE, key: 'mug' }
  expect(sealOf(commitment, entry)).toBe(sha(`${commitment}|7|1800000000000|${NONCE}|mug`))
})
