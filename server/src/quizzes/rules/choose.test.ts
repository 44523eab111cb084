import type { OptionKey } from '@laurel/shared/quizzes'
import { describe, expect, test } from 'vitest'
import { chooseOrder, chooseQuestions, type Pooled } from './choose.ts'
import { generatorOf } from './generator.ts'

const LEVELS = ['easy', 'medium', 'hard'] as const
const pool = (category: string, size: number): Pooled[] =>
  Array.from({ length: size }, (_, i) => ({
    ...{ questionId: `${category}${i}`, version: 1, category },
    difficulty: LEVELS[i % LEVELS.length] ?? 'easy',
  }))
/** Seeds as they come: 32 hex digits, one bit apart from the one before. */
const seedOf = (i: number): string => i.toString(16).padStart(32, '0')

/** How far counts are from all alike; above the bound only once in a thousand times. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
}
const BOUND = { 11: 31.3, 23: 49.7 }

function tally(names: Iterable<string>): number[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.values()]
}

describe('the generator', () => {
  test('is the same for the same seed, and another for the next one', () => {
    const drawn = (seed: string) => Array.from({ length: 8 }, () => generatorOf(seed).below(1_000_000))[0]

    expect(drawn(seedOf(1))).toBe(drawn(seedOf(1)))
    expect(new Set(Array.from({ length: 100 }, (_, i) => drawn(seedOf(i)))).size).toBe(100)
  })

  test('gives each number below the bound as often', () => {
    const { below } = generatorOf(seedOf(7))
    const counts = tally(Array.from({ length: 120_000 }, () => String(below(12))))

    expect(counts).toHaveLength(12)
    expect(chiSquare(counts)).toBeLessThan(BOUND[11])
  })
})

describe('the questions of an attempt', () => {
  const mix = [
    { category: 'a', difficulty: null, count: 3 },
    { category: 'a', difficulty: 'hard' as const, count: 4 },
    { category: 'b', difficulty: 'easy' as const, count: 2 },
  ]

  test('are as many of each kind as the mix says, none twice', () => {
    for (let i = 0; i < 500; i += 1) {
      const chosen = chooseQuestions(seedOf(i), { pool: [...pool('a', 12), ...pool('b', 12)], mix })

      expect(new Set(chosen?.map(({ questionId }) => questionId)).size).toBe(9)
      expect(chosen?.filter(({ category }) => category === 'b')).toHaveLength(2)
      // All four hard ones there are: whoever takes any leaves them to the part that asks for them.
      expect(
        chosen?.filter(({ category, difficulty }) => category === 'a' && difficulty === 'hard'),
      ).toHaveLength(4)
    }
  })

  test('are none where the pool has too few', () => {
    expect(chooseQuestions(seedOf(1), { pool: [...pool('a', 11), ...pool('b', 12)], mix })).toBeNull()
  })

  test('are drawn equally often, in each place', () => {
    const drawn = Array.from({ length: 24_000 }, (_, i) =>
      chooseQuestions(seedOf(i), {
        pool: pool('a', 12),
        mix: [{ category: 'a', difficulty: null, count: 4 }],
      }),
    )

    const all = tally(drawn.flatMap((chosen) => chosen?.map(({ questionId }) => questionId) ?? []))
    const first = tally(drawn.map((chosen) => chosen?.[0]?.questionId ?? ''))
    expect([all.length, first.length]).toEqual([12, 12])
    expect(chiSquare(all)).toBeLessThan(BOUND[11])
    expect(chiSquare(first)).toBeLessThan(BOUND[11])
  })
})

describe('the order of the options', () => {
  const keys: OptionKey[] = ['A', 'B', 'C', 'D']

  test('is each of the 24 as often, and another for each question', () => {
    const orders = Array.from({ length: 48_000 }, (_, i) =>
      chooseOrder(seedOf(i * 7), { number: 1, kind: 'single', keys }).join(''),
    )

    expect(tally(orders)).toHaveLength(24)
    expect(chiSquare(tally(orders))).toBeLessThan(BOUND[23])
    const ofOne = Array.from({ length: 60 }, (_, i) =>
      chooseOrder(seedOf(9), { number: i + 1, kind: 'multiple', keys }).join(''),
    )
    expect(new Set(ofOne).size).toBeGreaterThan(15)
  })

  test('right stands before wrong, always', () => {
    for (let i = 0; i < 50; i += 1)
      expect(chooseOrder(seedOf(i), { number: i, kind: 'true-false', keys: ['A', 'B'] })).toEqual(['A', 'B'])
  })
})
