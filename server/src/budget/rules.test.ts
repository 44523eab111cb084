import { expect, test } from 'vitest'
import { crossedThresholds, grantedOf, leftOf, windowsOf } from './rules.ts'

test('a day counts in its day, its month and in all', () => {
  const caps = { dayMax: 1, monthMax: 2, totalMax: null }
  expect(windowsOf(caps, '2026-11-21')).toEqual([
    { window: 'day/2026-11-21', max: 1 },
    { window: 'month/2026-11', max: 2 },
    { window: 'total', max: null },
  ])
})

test.each([
  [{ max: null, granted: 9, amount: 9 }, null],
  [{ max: 10, granted: 9, amount: 1 }, null],
  [{ max: 10, granted: 9, amount: 2 }, 1],
  [{ max: 10, granted: 15, amount: 1 }, 0],
])('window %o has %s left', ({ max, granted, amount }, left) => {
  expect(leftOf({ window: 'total', max }, granted, amount)).toBe(left)
})

test.each([
  [{ filled: 100, before: 0, after: 49 }, []],
  [{ filled: 100, before: 49, after: 50 }, [50]],
  [{ filled: 100, before: 50, after: 79 }, []],
  [{ filled: 100, before: 0, after: 100 }, [50, 80, 100]],
  [{ filled: 3, before: 1, after: 2 }, [50]],
])('spending %o crosses %o', (spending, crossed) => expect(crossedThresholds(spending)).toEqual(crossed))

test('what is granted is what is nowhere else', () => {
  expect(grantedOf({ filled: 100, handedDown: 20, held: 10, remaining: 30 })).toBe(40)
})
