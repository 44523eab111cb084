import { expect, test } from 'vitest'
import { isAddressDue } from './leftovers.ts'

const DAY_MS = 86_400_000
const at = (state: 'placed' | 'fulfilling' | 'shipped' | 'received' | 'cancelled') => ({
  state,
  steps: [{ state, at: 0, by: 'operator' as const }],
})

test('an order that ended needs its address no more', () => {
  expect([isAddressDue(at('received'), 0), isAddressDue(at('cancelled'), 0)]).toEqual([true, true])
})

test('a parcel under way needs it for thirty days', () => {
  expect(isAddressDue(at('shipped'), 30 * DAY_MS)).toBe(false)
  expect(isAddressDue(at('shipped'), 30 * DAY_MS + 1)).toBe(true)
})

test('what was not sent yet needs it', () => {
  expect([isAddressDue(at('placed'), 99 * DAY_MS), isAddressDue(at('fulfilling'), 99 * DAY_MS)]).toEqual([
    false,
    false,
  ])
})
