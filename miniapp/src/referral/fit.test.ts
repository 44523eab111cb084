import { expect, test } from 'vitest'
import type { Measure } from '../platform/shapes.ts'
import { cut, fitInto } from './fit.ts'

/** Every sign is as wide as it is high. */
const square: Measure = (words, { sizePx }) => [...words].length * sizePx
const room = (change: object = {}) => ({
  width: 100,
  sizesPx: [20, 10],
  linesMax: 2,
  font: { family: 'words' as const },
  ...change,
})

test('what fits stays as large as it was wanted', () => {
  expect(fitInto('五个字刚好', room(), square)).toMatchObject({ lines: ['五个字刚好'], font: { sizePx: 20 } })
})

test('more takes more lines, and only then becomes smaller', () => {
  expect(fitInto('十个字就要分成两行了', room(), square)).toMatchObject({
    lines: ['十个字就要', '分成两行了'],
    font: { sizePx: 20 },
  })
  expect(fitInto('十二个字就要变小一些才行', room(), square).font.sizePx).toBe(10)
})

test('a number is not torn, and a closing mark does not begin a line', () => {
  expect(fitInto('每人可得 300 分', room(), square).lines).toEqual(['每人可得', '300 分'])
  expect(fitInto('先看规则，再决定', room(), square).lines).toEqual(['先看规则，', '再决定'])
  expect(fitInto('先看看规则，再定', room(), square).lines).toEqual(['先看看规', '则，再定'])
})

test('what is too long at the smallest size ends in an ellipsis, and a torn word is no reason to overflow', () => {
  const { lines, font } = fitInto('W'.repeat(50), room(), square)

  expect(lines).toHaveLength(2)
  expect(lines[1]?.endsWith('…')).toBe(true)
  for (const line of lines) expect(square(line, font)).toBeLessThanOrEqual(100)
})

test('a cut keeps whole signs', () => {
  expect(cut('😀😀😀', (line) => [...line].length <= 2)).toBe('😀…')
})
