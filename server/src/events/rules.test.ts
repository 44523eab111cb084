import { describe, expect, test } from 'vitest'
import { instantOf, isGood, isSameTale, KEYS_MAX, refuseTime, spansAfter, subjectIn } from './rules.ts'

const NOON = Date.parse('2026-11-21T12:00:00+08:00')
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

test.each([
  ['2026-11-21T12:00:00+08:00', NOON],
  ['2026-11-21t04:00:00z', NOON],
  ['2026-11-21T04:00:00.123456789Z', NOON + 123],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['2026-02-29T00:00:00Z', null],
  ['2026-13-01T00:00:00Z', null],
  ['2026-11-21T24:00:00Z', null],
  ['2026-11-21T12:00:60Z', null],
  ['2026-11-21T12:00:00', null],
  ['2026-11-21', null],
  ['', null],
])('%s is the instant %s', (text, at) => {
  expect(instantOf(text)).toBe(at)
})

test('an event may be five minutes ahead and four hundred days old, and no instant is no time', () => {
  const verdicts = [5 * MINUTE_MS, 5 * MINUTE_MS + 1, -400 * DAY_MS, -400 * DAY_MS - 1].map((ms) =>
    refuseTime(NOON + ms, NOON),
  )

  expect(verdicts).toEqual([null, 'EVENT_TIME_INVALID', null, 'EVENT_TIME_INVALID'])
  expect(refuseTime(null, NOON)).toBe('EVENT_TIME_INVALID')
})

test.each([
  ['member/m1', { kind: 'member', text: 'm1' }],
  ['phone/+86 138', { kind: 'phone', text: '+86 138' }],
  ['customer/a/b', { kind: 'customer', text: 'a/b' }],
  ['customer/', null],
  ['customer/ x', null],
  ['email/x', null],
  ['m1', null],
])('%s names %o', (text, subject) => {
  expect(subjectIn(text)).toEqual(subject)
})

test('a tale is the same with its data in another order, and not with anything else changed', () => {
  const tale = { type: 'purchase.paid', at: NOON, data: { amountFen: 1, store: 'a' } }

  expect(isSameTale(tale, { ...tale, data: { store: 'a', amountFen: 1 } })).toBe(true)
  const others = [
    { ...tale, type: 'card.bound' },
    { ...tale, at: NOON + 1 },
    { ...tale, data: { amountFen: 1 } },
    { ...tale, data: { amountFen: 2, store: 'a' } },
    { ...tale, data: { amountFen: 1, channel: 'a' } },
  ]
  for (const other of others) expect(isSameTale(tale, other)).toBe(false)
})

describe('when a key is exchanged', () => {
  const key = (id: string, from: number, until: number | null = null) => ({ id, from, until })
  const kept = (keys: ReturnType<typeof key>[], overlapMs: number) =>
    spansAfter(keys, { now: NOON, overlapMs }).map(({ key: { id }, until }) => [id, until - NOON])

  test('a key is good from its beginning, and up to its end', () => {
    const one = key('a', NOON, NOON + 2)
    expect([-1, 0, 1, 2].map((ms) => isGood(one, NOON + ms))).toEqual([false, true, true, false])
    expect(isGood(key('b', NOON), NOON + DAY_MS)).toBe(true)
  })

  test('the old one is good for the overlap, or not at all', () => {
    expect(kept([key('a', 1)], DAY_MS)).toEqual([['a', DAY_MS]])
    expect(kept([key('a', 1)], 0)).toEqual([])
  })

  test('no key lasts longer than it would have, and one that is over stays so', () => {
    expect(kept([key('a', 1, NOON + 5), key('b', 2), key('c', 1, NOON)], DAY_MS)).toEqual([
      ['b', DAY_MS],
      ['a', 5],
    ])
  })

  test('only so many are good at once: the newest', () => {
    const keys = Array.from({ length: KEYS_MAX + 2 }, (_, i) => key(`k${i}`, i))
    expect(kept(keys, DAY_MS).map(([id]) => id)).toEqual(['k5', 'k4', 'k3'])
  })
})
