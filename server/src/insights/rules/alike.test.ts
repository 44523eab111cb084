import { expect, test } from 'vitest'
import { addDays, startOfDay } from '../../platform/clock.ts'
import { isNewcomer, type Known, personOf, placeOf } from './alike.ts'

const ON = '2026-11-20'
const at = (days: number): number => startOfDay(addDays(ON, days)) + 3_600_000
const known: Known = { id: 'lin', joinedAt: at(-60), level: 2, tiers: [], actsOn: [] }
const window = { on: ON, days: 7 }
const acting = (...days: number[]): Known => ({ ...known, actsOn: days.map((day) => addDays(ON, day)) })

test('what was done in the days before and after counts, and the day itself is left out', () => {
  expect(personOf(acting(-8, -7, -1, 0, 0, 1, 7, 7, 8), window)).toMatchObject({ before: 2, after: 3 })
})

test('people are alike by tier, month of joining, and the band of what they did before', () => {
  const stratum = (acts: number): string => personOf(acting(...Array(acts).fill(-1)), window).stratum

  expect(stratum(0)).toBe('2/2026-09/0')
  expect([1, 2, 3, 4, 5, 8, 9, 16, 17].map((acts) => stratum(acts).split('/')[2])).toEqual([
    '1',
    '2',
    '3',
    '3',
    '4',
    '4',
    '5',
    '5',
    '6',
  ])
})

test('the tier is that of the morning, whatever came of the day', () => {
  const levelWith = (...steps: number[]): string | undefined => {
    const tiers = steps.map((day, n) => ({ at: at(day), fromLevel: n, toLevel: n + 1 }))
    return personOf({ ...known, tiers }, window).stratum.split('/')[0]
  }

  expect(levelWith()).toBe('2')
  expect(levelWith(-30, -1, 0, 5)).toBe('2')
  expect(levelWith(-30)).toBe('1')
  expect(levelWith(0, 5)).toBe('0')
})

test('whoever joined within the days before has no before', () => {
  expect([-8, -7, -6, 1].map((day) => isNewcomer({ ...known, joinedAt: at(day) }, window))).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('ids are spread evenly over places, and always to the same', () => {
  const counts = Array<number>(10).fill(0)
  for (let n = 0; n < 10_000; n++) {
    const place = placeOf(`0k3m7q${n.toString(32)}`, 10)
    counts[place] = (counts[place] ?? 0) + 1
  }
  // χ² of nine degrees passes 27.9 once in a thousand times.
  expect(counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(27.9)
  expect(placeOf('lin', 7)).toBe(placeOf('lin', 7))
})
