import type { DrawLog } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import { checkOwn } from './own-check.ts'
import { logOf, prizes, SEED } from './testing.ts'
import { ownSteps, sharesOf } from './verify-words.zh.ts'

const log = logOf(400)
const headOf = (number: number): string => log.entries[number - 1]?.head ?? ''
/** As the page asks for it: the entry and the one before. */
const around = (number: number, change: Partial<DrawLog> = {}): DrawLog => ({
  ...log,
  entries: log.entries.slice(Math.max(0, number - 2), number),
  ...change,
})
const holds = (number: number, of: DrawLog, kept: string | null = headOf(number)) => {
  const check = checkOwn({ log: of, number, kept })
  return check && ownSteps(of, check, 1_000).map((step) => step.holds)
}

describe('a result of one’s own', () => {
  test.each([1, 2, 77])('number %i comes out in every step', (number) => {
    expect(holds(number, around(number))).toEqual([true, true, true, true])
  })

  test('says where it fell, between which bounds', () => {
    const check = checkOwn({ log: around(77), number: 77, kept: null })
    const { fell, range } = check ?? {}

    expect(fell).toBeGreaterThanOrEqual(range?.from ?? Number.NaN)
    expect(fell).toBeLessThanOrEqual(range?.to ?? Number.NaN)
    expect(check?.entry.key).toBe(range?.prize.key)
  })

  test('before the seed is told only its seal can be checked', () => {
    expect(holds(77, around(77, { seed: null }))).toEqual([null, null, null, true])
  })

  test('rewritten, is not what this phone kept', () => {
    expect(holds(77, around(77), headOf(78))?.[3]).toBe(false)
  })

  test('changed without its seal does not hold', () => {
    const entries = around(77).entries.map((entry) => ({ ...entry, at: entry.at + 1 }))
    expect(holds(77, around(77, { entries }), null)?.[3]).toBe(false)
  })

  test('by another seed than the one that was promised does not hold', () => {
    expect(holds(77, around(77, { seed: SEED.replace('5', '6') }))?.[0]).toBe(false)
  })

  test('that got the fallback in the place of a prize waits for all entries to be read', () => {
    const gone = log.entries.find((entry) => {
      const check = checkOwn({ log: around(entry.number), number: entry.number, kept: null })
      return check?.range?.prize.key === 'lamp' && entry.key === 'points'
    })
    expect(holds(gone?.number ?? 0, around(gone?.number ?? 0))).toEqual([true, true, null, true])
  })

  test('that got something else does not hold', () => {
    const entries = around(77).entries.map((entry) => ({
      ...entry,
      key: entry.key === 'tea' ? 'points' : 'tea',
    }))
    expect(holds(77, around(77, { entries }))?.[2]).toBe(false)
  })

  test('that the log does not tell of is missed', () => {
    expect(checkOwn({ log: around(77), number: 78, kept: null })).toBeNull()
  })
})

test('what came stands beside what was published', () => {
  const shares = sharesOf({ prizes, counts: { lamp: 40, tea: 120 }, of: 400, oddsTotal: 1_000_000 })

  expect(shares.map(({ share, odds, words }) => [share, odds, words])).toEqual([
    [0.1, 0.1, '40 次，占 10%'],
    [0.3, 0.3, '120 次，占 30%'],
    [0, 0.6, '0 次，占 0%'],
  ])
})
