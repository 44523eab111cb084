import { expect, test } from 'vitest'
import { isActive } from './restrictions.ts'

test.each([
  ['without an end', { until: null, liftedAt: null }, true],
  ['before its end', { until: 101, liftedAt: null }, true],
  ['at its end', { until: 100, liftedAt: null }, false],
  ['lifted', { until: null, liftedAt: 50 }, false],
])('a restriction %s', (_what, restriction, active) => {
  expect(isActive(restriction, 100)).toBe(active)
})
