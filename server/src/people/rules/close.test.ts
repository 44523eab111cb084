import { expect, test } from 'vitest'
import { hindrancesOf, refuseClose } from './close.ts'

test('an account is closed when nothing is under way and the balance is the one that was seen', () => {
  expect(refuseClose({ openOrders: 0, seen: 120, balance: 120 })).toBeNull()
  expect(refuseClose({ openOrders: 0, seen: 120, balance: 130 })).toBe('BALANCE_CHANGED')
  expect(refuseClose({ openOrders: 1, seen: 120, balance: 130 })).toBe('ORDER_OPEN')
})

test('what stands in the way is told before', () => {
  expect(hindrancesOf({ openOrders: 0 })).toEqual([])
  expect(hindrancesOf({ openOrders: 2 })).toEqual(['ORDER_OPEN'])
})
