import { expect, test } from 'vitest'
import { greatest, median, percent, quantile, ratio, sum } from './statistics.ts'

const lengths = [9, 1, 5, 3, 7, 2, 8, 4, 6, 10]

test('half, nine tenths and all of a list', () => {
  expect([median(lengths), quantile(lengths, 0.9), greatest(lengths), sum(lengths)]).toEqual([5, 9, 10, 55])
})

test('an empty list has the figures of nothing', () => {
  expect([median([]), greatest([]), sum([]), percent(0, 0), ratio(0, 0)]).toEqual([0, 0, 0, '0.0 %', '0.00'])
})

test('parts of a whole', () => {
  expect([percent(1, 8), ratio(3, 2)]).toEqual(['12.5 %', '1.50'])
})
