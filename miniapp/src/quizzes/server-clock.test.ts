import { expect, test } from 'vitest'
import { isOver, isTimeUp, leftMs, serverNow } from './server-clock.ts'

const HOUR_MS = 3_600_000
const attempt = { now: 1_000_000, dueAt: 1_300_000, closesAt: 1_300_000 }

test.each([0, -7 * HOUR_MS, 9 * HOUR_MS])(
  'a phone that is wrong by %d ms shows the same time left',
  (wrong) => {
    const heard = { attempt, heardAt: 1_000_000 + wrong }
    expect(leftMs(heard, heard.heardAt + 28_000)).toBe(272_000)
  },
)

test('it never goes below 0', () => {
  const heard = { attempt, heardAt: 0 }
  expect(leftMs(heard, 400_000)).toBe(0)
  expect([isTimeUp(heard, 299_999), isTimeUp(heard, 300_000)]).toEqual([false, true])
})

test('a phone whose clock is set back meanwhile counts from what the server said', () => {
  expect(serverNow({ attempt, heardAt: 5_000 }, 1_000)).toBe(1_000_000)
})

test('without a clock nothing is left to show, and it is over a day later', () => {
  const heard = { attempt: { ...attempt, dueAt: null, closesAt: 1_000_000 + 24 * HOUR_MS }, heardAt: 0 }
  expect(leftMs(heard, HOUR_MS)).toBeNull()
  expect([isTimeUp(heard, 23 * HOUR_MS), isTimeUp(heard, 24 * HOUR_MS)]).toEqual([false, true])
})

test('it is over when the server says so', () => {
  expect([isOver({ ...attempt, now: 1_299_999 }), isOver({ ...attempt, now: 1_300_000 })]).toEqual([
    false,
    true,
  ])
  expect(isOver({ ...attempt, now: 1_400_000, dueAt: null, closesAt: 1_500_000 })).toBe(false)
})
