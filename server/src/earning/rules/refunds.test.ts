import { expect, test } from 'vitest'
import { growthBy, leftAfter, measureOf, refundedOf, takenOf } from './refunds.ts'

const paid = { type: 'purchase.paid', at: 100, values: { amountFen: 1000 } }
const back = (at: number, amountFen: number) => ({ at, by: `r${at}`, values: { amountFen } })

test('purchases are taken back by their amount, orders as a whole, birthdays never', () => {
  expect(['purchase.paid', 'order.redeemed', 'member.birthday'].map(measureOf)).toEqual([
    'amountFen',
    null,
    null,
  ])
})

test('parts are rounded together, not each by itself', () => {
  const taken = takenOf(paid, [back(300, 333), back(200, 333)])

  expect(leftAfter(10, taken)).toBe(3)
  expect(growthBy(10, taken)).toEqual([
    [100, 10],
    [200, -4],
    [300, -3],
  ])
})

test('more than there was is all there was; what comes after it changes nothing', () => {
  const taken = takenOf(paid, [back(200, 900), back(300, 900), back(400, 900)])

  expect([refundedOf(taken), leftAfter(10, taken)]).toEqual([1000, 0])
  expect(growthBy(10, taken)).toEqual([
    [100, 10],
    [200, -9],
    [300, -1],
  ])
})

test('a refund that seems to be from before its purchase leaves no trace of growth that never was', () => {
  expect(growthBy(10, takenOf(paid, [back(50, 1000)]))).toEqual([])
})

test('amounts near 2^53 stay exact', () => {
  const values = { amountFen: Number.MAX_SAFE_INTEGER }
  const taken = takenOf({ ...paid, values }, [back(200, 1)])

  expect(leftAfter(1_000_000_000_000, taken)).toBe(999_999_999_999)
})

test('a cancelled order takes all of it', () => {
  const taken = takenOf({ type: 'order.redeemed', at: 1, values: {} }, [{ at: 2, by: 'c', values: {} }])

  expect(leftAfter(88, taken)).toBe(0)
})
