import { expect, test } from 'vitest'
import { at, pointerTo } from './diff.ts'

test('a place is named as JSON pointers name it', () => {
  expect(pointerTo([])).toBe('')
  expect(pointerTo(['a/b', 0, 'm~n'])).toBe('/a~1b/0/m~0n')
})

test('where nothing stands, there is null', () => {
  const document = { a: [{ b: 1 }], c: null }
  expect(at(document, ['a', 0, 'b'])).toBe(1)
  expect(at(document, ['a', 1, 'b'])).toBe(null)
  expect(at(document, ['c', 'd'])).toBe(null)
  expect(at(document, [])).toBe(document)
})
