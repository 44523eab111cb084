import { expect, test } from 'vitest'
import { filled, namesIn, waitsFor } from './topics.ts'

test('a value names what stands in braces, and is filled by it', () => {
  expect(namesIn('{title}已发货（{orderId}）')).toEqual(['title', 'orderId'])
  expect(filled('{title}已发货（{orderId}）', { title: '马克杯', orderId: 'o1' })).toBe('马克杯已发货（o1）')
})

test('what a value says of itself is not filled again', () => {
  expect(filled('{title}', { title: '{orderId}', orderId: 'o1' })).toBe('{orderId}')
})

test.each([
  [7, { hour: 9, isTomorrow: false }],
  [0, { hour: 9, isTomorrow: false }],
  [8, null],
  [21, null],
  [22, { hour: 9, isTomorrow: true }],
  [23, { hour: 9, isTomorrow: true }],
])('at %i o’clock news of points waits for %o', (hour, wait) => {
  expect(waitsFor('points.expiring', hour)).toEqual(wait)
})

test('news of a parcel comes at any hour', () => {
  expect(waitsFor('order.shipped', 23)).toBeNull()
})
