import type { Standing } from '@laurel/shared/membership'
import { expect, test } from 'vitest'
import { leavesOf } from './standing.ts'

const toGold = (growth: number): Pick<Standing, 'growth' | 'next'> => ({
  growth,
  next: { level: 3, name: '黄金', look: 'gold', reachGrowth: 2000, missing: 1, until: '2027-03-31' },
})

test('on the way to gold a leaf is 100 growth', () => {
  expect(leavesOf(toGold(1680))).toBe(16.8)
  expect(leavesOf(toGold(0))).toBe(0)
})

test('the crown is closed at the top, and never more than closed', () => {
  expect(leavesOf({ growth: 31_000, next: null })).toBe(20)
  expect(leavesOf(toGold(2600))).toBe(20)
})
