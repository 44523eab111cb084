import { describe, expect, test } from 'vitest'
import { compare, type Person } from './comparison.ts'

/** Numbers of 0 to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const people = (stratum: string, pairs: readonly (readonly [before: number, after: number])[]): Person[] =>
  pairs.map(([before, after]) => ({ stratum, before, after }))
const repeated = <T>(items: readonly T[], times: number): T[] =>
  Array.from({ length: times }, () => items).flat()

describe('a comparison', () => {
  test('is what is reckoned by hand', () => {
    // 20 in a: changes 1 and 3, mean 2. 10 in b: 0 and 2, mean 1. The others: 20 in a: 0 and 2, mean 1. 40 in b: 1 each.
    const ours = [
      ...people(
        'a',
        repeated(
          [
            [1, 2],
            [1, 4],
          ] as const,
          10,
        ),
      ),
      ...people(
        'b',
        repeated(
          [
            [5, 5],
            [5, 7],
          ] as const,
          5,
        ),
      ),
    ]
    const theirs = [
      ...people(
        'a',
        repeated(
          [
            [1, 1],
            [1, 3],
          ] as const,
          10,
        ),
      ),
      ...people('b', repeated([[5, 6]] as const, 40)),
    ]

    const { matched, others, effect } = compare(ours, theirs)

    expect(matched).toEqual({ members: 30, before: (20 * 1 + 10 * 5) / 30, after: (20 * 3 + 10 * 6) / 30 })
    expect(others.members).toBe(60)
    expect(others.after).toBeCloseTo((2 / 3) * 2 + (1 / 3) * 6, 12)
    // 2/3 · (2 − 1) + 1/3 · (1 − 1); each change lies 1 from its mean: 20 and 10 of them make 20/19 and 10/9.
    const variance = (2 / 3) ** 2 * ((20 / 19) * (1 / 20) * 2) + (1 / 3) ** 2 * ((10 / 9) * (1 / 10))
    expect(effect?.value).toBeCloseTo(2 / 3, 12)
    expect(effect?.high).toBeCloseTo(2 / 3 + 1.96 * Math.sqrt(variance), 12)
    expect(effect?.low).toBeCloseTo(2 / 3 - 1.96 * Math.sqrt(variance), 12)
  })

  test('leaves out those who have nobody to be held against, and those who are held against nobody', () => {
    const pairs = repeated(
      [
        [1, 2],
        [1, 1],
      ] as const,
      20,
    )
    const ours = [...people('a', pairs), ...people('alone', [[9, 99]]), ...people('with one', [[9, 99]])]
    const theirs = [...people('a', pairs), ...people('nobody', [[0, 50]]), ...people('with one', [[9, 0]])]

    const { matched, others, effect } = compare(ours, theirs)

    expect([matched.members, others.members]).toEqual([40, 40])
    expect(effect?.value).toBe(0)
  })

  test('of too few says nothing', () => {
    const some = (count: number) => people('a', repeated([[1, 2]] as const, count))

    expect(compare(some(29), some(500)).effect).toBeNull()
    expect(compare(some(500), some(29)).effect).toBeNull()
    expect(compare(some(30), some(30)).effect).not.toBeNull()
    expect(compare([], []).effect).toBeNull()
  })
})

/** A town in which who does much takes part more often, and everybody does now more, now less. */
function town(seed: number, effect: number) {
  const next = chance(seed)
  const count = (mean: number): number => {
    let [times, left] = [0, Math.exp(-mean)]
    for (let product = next(); product > left; product *= next()) times += 1
    return times
  }
  const [ours, theirs]: [Person[], Person[]] = [[], []]
  for (let n = 0; n < 600; n++) {
    const zeal = 1 + Math.floor(next() * 4)
    const isIn = next() < 0.1 * zeal
    const before = count(zeal)
    const person = {
      stratum: `${zeal}/${Math.min(before, 5)}`,
      before,
      after: count(zeal * 1.3 + (isIn ? effect : 0)),
    }
    if (isIn) ours.push(person)
    else theirs.push(person)
  }
  return compare(ours, theirs).effect
}

describe('over four hundred towns', () => {
  const SEEDS = Array.from({ length: 400 }, (_, n) => 17 + n * 7919)

  test('without an effect the interval holds nothing in 95 of 100', () => {
    const held = SEEDS.filter((seed) => {
      const effect = town(seed, 0)
      return effect !== null && effect.low <= 0 && effect.high >= 0
    }).length

    // Three deviations of a count of 400 with 95 %: 13.
    expect(held).toBeGreaterThanOrEqual(367)
    expect(held).toBeLessThanOrEqual(393)
  })

  test('an effect that is there is found, and is as large as it is', () => {
    const found = SEEDS.map((seed) => town(seed, 1))
    const values = found.map((effect) => effect?.value ?? 0)

    expect(found.filter((effect) => effect !== null && effect.low > 0).length).toBeGreaterThan(380)
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 1)
  })
})
