import { expect, test } from 'vitest'
import { refuseRestock, sortLines } from './stock.ts'

test('stock is never taken below 0, and a pool of codes is stocked by its codes alone', () => {
  expect(refuseRestock({ kind: 'goods', stock: 2 }, 5)).toBeNull()
  expect(refuseRestock({ kind: 'goods', stock: 2 }, -2)).toBeNull()
  expect(refuseRestock({ kind: 'goods', stock: 2 }, -3)).toBe('STOCK_EMPTY')
  expect(refuseRestock({ kind: 'code', stock: 2 }, 5)).toBe('SKU_STOCKED_BY_CODES')
})

test('a line that was there before, or stands twice in the list, is told by its number', () => {
  const isKnown = (hash: string) => hash === 'old'

  expect(sortLines(['a', 'old', 'b', 'a'], isKnown)).toEqual({ fresh: [0, 2], duplicateLines: [2, 4] })
  expect(sortLines([], isKnown)).toEqual({ fresh: [], duplicateLines: [] })
})
