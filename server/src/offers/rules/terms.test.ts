import type { OfferTerms } from '@laurel/shared/offers'
import { expect, test } from 'vitest'
import { areDaysInOrder, areDaysToCome, missingIn } from './terms.ts'

const DAY_MS = 86_400_000
const terms = (patch: Partial<OfferTerms>): OfferTerms => ({
  title: 't',
  body: {},
  budgetId: 'b',
  startsAt: 0,
  endsAt: DAY_MS,
  rules: ['r'],
  goal: { metric: 'members', target: 1, days: 1 },
  signOff: null,
  ...patch,
})

test('an offer ends after it begins, within ten years', () => {
  expect(areDaysInOrder({ startsAt: 5, endsAt: 5 })).toBe(false)
  expect(areDaysInOrder({ startsAt: 5, endsAt: 6 })).toBe(true)
  expect(areDaysInOrder({ startsAt: 0, endsAt: 3_660 * DAY_MS })).toBe(true)
  expect(areDaysInOrder({ startsAt: 0, endsAt: 3_660 * DAY_MS + 1 })).toBe(false)
  expect(areDaysInOrder({ startsAt: -1, endsAt: 5 })).toBe(false)
  expect(areDaysInOrder({ startsAt: 2 ** 53, endsAt: 2 ** 53 + 2 })).toBe(false)
})

test('what is over never comes into force', () => {
  expect(areDaysToCome({ startsAt: 0, endsAt: 10 }, 9)).toBe(true)
  expect(areDaysToCome({ startsAt: 0, endsAt: 10 }, 10)).toBe(false)
  expect(areDaysToCome({ startsAt: 10, endsAt: 5 }, 0)).toBe(false)
})

test('a budget is missing where points are given, a rules page everywhere', () => {
  expect(missingIn(terms({}), true)).toEqual([])
  expect(missingIn(terms({ budgetId: null, rules: [] }), true)).toEqual(['budgetId', 'rules'])
  expect(missingIn(terms({ budgetId: null }), false)).toEqual([])
})
