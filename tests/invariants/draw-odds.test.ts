/** The odds that are published are the odds that happen: chi-square over very many draws of the real code. */
import { ODDS_TOTAL, pickPrize, type Weighted } from '@laurel/shared/drawing'
import { expect, test } from 'vitest'

/** `DRAWS=1000000` for the night. */
const DRAWS = Number(process.env.DRAWS ?? 200_000)
const SEED = '5eed'.padEnd(64, '0')
const PRIZES: Weighted[] = [
  { key: 'lamp', weight: 50 },
  { key: 'cup', weight: 9_950 },
  { key: 'coupon', weight: 90_000 },
  { key: 'ten', weight: 300_000 },
  { key: 'two', weight: 100_001 },
  { key: 'thanks', weight: 499_999 },
]

/** Of so many degrees of freedom, exceeded by chance once in ten thousand times (Wilson and Hilferty). */
function limitOf(degrees: number): number {
  const part = 2 / (9 * degrees)
  return degrees * (1 - part + 3.719 * Math.sqrt(part)) ** 3
}

function chiSquare(counts: ReadonlyMap<string, number>, prizes: readonly Weighted[]): number {
  return prizes.reduce((sum, { key, weight }) => {
    const expected = (DRAWS * weight) / ODDS_TOTAL
    return sum + ((counts.get(key) ?? 0) - expected) ** 2 / expected
  }, 0)
}

const counts = new Map<string, number>()

test(`${DRAWS} draws fall as the odds say`, () => {
  for (let number = 1; number <= DRAWS; number += 1) {
    const nonce = number.toString(16).padStart(32, '0')
    const { key } = pickPrize(PRIZES, SEED, { drawId: 'odds', number, nonce })
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(DRAWS)
  expect(chiSquare(counts, PRIZES)).toBeLessThan(limitOf(PRIZES.length - 1))
}, 120_000)

test('a draw that kept one in fifty from its winners would be seen', () => {
  const kept = Math.round((counts.get('ten') ?? 0) / 50)
  const skewed = new Map(counts)
  skewed.set('ten', (counts.get('ten') ?? 0) - kept)
  skewed.set('thanks', (counts.get('thanks') ?? 0) + kept)

  expect(chiSquare(skewed, PRIZES)).toBeGreaterThan(limitOf(PRIZES.length - 1))
})
