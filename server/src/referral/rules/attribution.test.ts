import { expect, test } from 'vitest'
import { type Asked, attribute, type TouchCase } from './attribution.ts'

const DAY_MS = 86_400_000
const NOW = 100 * DAY_MS
const ASKED: Asked = { attribution: 'last', windowDays: 30, accepted: true }

let seq = 0
const touch = (code: string, daysAgo: number, more: Partial<TouchCase> = {}): TouchCase => {
  seq += 1
  return { code, seq, at: NOW - daysAgo * DAY_MS, refusedAt: null, isOwn: false, ...more }
}
const codeOf = (touches: TouchCase[], asked: Partial<Asked> = {}) => {
  const found = attribute(touches, { ...ASKED, ...asked }, NOW)
  return typeof found === 'string' ? found : found.code
}

test('the first or the last of the window counts, whatever the order in which they were told', () => {
  const touches = [touch('b', 2), touch('old', 31), touch('c', 1), touch('a', 29)]
  expect(codeOf(touches)).toBe('c')
  expect(codeOf(touches, { attribution: 'first' })).toBe('a')
  expect(codeOf(touches, { attribution: 'first', windowDays: 40 })).toBe('old')
})

test('of one instant the numbers decide', () => {
  const touches = [touch('two', 1, { seq: 2 }), touch('one', 1, { seq: 1 })]
  expect(codeOf(touches)).toBe('two')
  expect(codeOf(touches, { attribution: 'first' })).toBe('one')
})

test('what was turned down does not count, nor does a later arrival by the same link, unless he accepts it', () => {
  const refused = touch('a', 3, { refusedAt: NOW - 3 * DAY_MS + 1 })
  expect(codeOf([refused])).toBe('INVITE_REFUSED')
  expect(codeOf([touch('b', 5), refused])).toBe('b')
  const again = touch('a', 1)
  expect(codeOf([refused, again], { accepted: false })).toBe('INVITE_REFUSED')
  expect(codeOf([refused, again])).toBe('a')
  // Told later than it was turned down, but come before.
  expect(codeOf([refused, touch('a', 4)])).toBe('INVITE_REFUSED')
})

test('his own links bring him nowhere, and the end of the window is outside', () => {
  expect(codeOf([touch('mine', 1, { isOwn: true })])).toBe('SELF_REFERRAL')
  expect(codeOf([touch('a', 2), touch('mine', 1, { isOwn: true })])).toBe('a')
  expect(codeOf([touch('a', 30)])).toBe('TOUCH_OVER')
  expect(codeOf([touch('a', 29.99)])).toBe('a')
})
