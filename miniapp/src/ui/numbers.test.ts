import { expect, test } from 'vitest'
import { formatDay, formatNumber, formatSigned } from './numbers.ts'

test('numbers have thousands separators and a minus as wide as the plus', () => {
  expect([0, 999, 2860, 1234567, -600, 12.5].map(formatNumber)).toEqual([
    '0',
    '999',
    '2,860',
    '1,234,567',
    '−600',
    '12.5',
  ])
})

test('a change shows its sign', () => {
  expect([30, -45, 0].map(formatSigned)).toEqual(['+30', '−45', '0'])
})

test('a day is said without its year; other words pass', () => {
  expect(formatDay('2026-12-31')).toBe('12 月 31 日')
  expect(formatDay('2026-01-05')).toBe('1 月 5 日')
  expect(formatDay('长期')).toBe('长期')
})
