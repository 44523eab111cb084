import { expect, test } from 'vitest'
import { seasonOf } from './solar-term.ts'

test.each([
  ['2026-02-03', 'winter'],
  ['2026-02-04', 'spring'],
  ['2026-05-04', 'spring'],
  ['2026-05-05', 'summer'],
  ['2026-08-06', 'summer'],
  ['2026-08-07', 'autumn'],
  ['2026-11-06', 'autumn'],
  ['2026-11-07', 'winter'],
  ['2026-12-31', 'winter'],
])('%s lies in %s', (day, season) => {
  expect(seasonOf(day)).toBe(season)
})
