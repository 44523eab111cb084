import { expect, test } from 'vitest'
import { barRedeem, limitLeft, orderTitle, refuseGift, refuseRedeem } from './redeem.ts'

const cup = {
  kind: 'goods',
  live: true,
  stock: 3,
  pricePoints: 2_400,
  limitPerMember: 2,
  minLevel: 0,
} as const
const coupon = { ...cup, kind: 'code' } as const
const lin = { taken: 0, balance: 2_860, level: 2, hasAddress: true }
const guest = { taken: 0, balance: null, level: null }

test.each([
  ['all is well', cup, lin, null],
  [
    'exactly enough points, the last piece, the last of the limit',
    { ...cup, stock: 1 },
    { ...lin, taken: 1, balance: 2_400 },
    null,
  ],
  ['no limit', { ...cup, limitPerMember: null }, { ...lin, taken: 99 }, null],
  ['a code needs no address', coupon, { ...lin, hasAddress: false }, null],
  ['off the shelf', { ...cup, live: false, stock: 0 }, lin, 'SKU_OFF_SHELF'],
  ['the tier it is for', { ...cup, minLevel: 2 }, lin, null],
  ['a tier too low, whatever else', { ...cup, minLevel: 3, stock: 0 }, lin, 'TIER_TOO_LOW'],
  ['no piece left', { ...cup, stock: 0 }, { ...lin, taken: 2 }, 'STOCK_EMPTY'],
  ['the limit reached', cup, { ...lin, taken: 2, balance: 0 }, 'LIMIT_REACHED'],
  ['one point short', cup, { ...lin, balance: 2_399, hasAddress: false }, 'BALANCE_TOO_LOW'],
  ['goods without an address', cup, { ...lin, hasAddress: false }, 'ADDRESS_MISSING'],
])('%s', (_, sku, redeemer, refusal) => {
  expect(refuseRedeem(sku, redeemer)).toBe(refusal)
})

test('a guest is told what bars everybody, and no balance of theirs', () => {
  expect(barRedeem(cup, guest)).toBeNull()
  expect(barRedeem({ ...cup, stock: 0 }, guest)).toBe('STOCK_EMPTY')
  expect(barRedeem({ ...cup, minLevel: 5 }, guest)).toBeNull()
})

test('a gift is refused for what it is, never for points, limits or tiers', () => {
  expect(refuseGift({ ...cup, minLevel: 5, pricePoints: 9_999 }, true)).toBeNull()
  expect(refuseGift(cup, false)).toBe('ADDRESS_MISSING')
  expect(refuseGift({ ...cup, stock: 0 }, true)).toBe('STOCK_EMPTY')
  expect(refuseGift({ ...cup, live: false }, true)).toBe('SKU_OFF_SHELF')
})

test('what is left of a limit is never below 0', () => {
  expect([limitLeft(null, 5), limitLeft(2, 0), limitLeft(2, 2), limitLeft(1, 2)]).toEqual([null, 2, 0, 0])
})

test('an order names the version only when there is one', () => {
  expect(orderTitle('Cup', 'Green')).toBe('Cup · Green')
  expect(orderTitle('Cup', 'Cup')).toBe('Cup')
})
