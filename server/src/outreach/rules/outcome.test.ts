import { expect, test } from 'vitest'
import { ATTEMPTS_MAX, type Failure, outcomeOf, pauseMsAfter } from './outcome.ts'

const failure = (change: Partial<Failure>): Failure => ({
  errcode: null,
  kind: 'retry',
  reason: null,
  ...change,
})

test.each([
  [{ errcode: 43101, kind: 'user' }, 'refused'],
  [{ errcode: 43107, kind: 'config' }, 'banned'],
  [{ errcode: 43108, kind: 'retry' }, 'later'],
  [{ errcode: -1, kind: 'retry' }, 'unsure'],
  [{ errcode: 40001, kind: 'retry' }, 'later'],
  [{ errcode: 45009, kind: 'quota' }, 'later'],
  [{ errcode: 47003, kind: 'config' }, 'wrong'],
  [{ errcode: 40037, kind: 'config' }, 'wrong'],
  [{ errcode: 40003, kind: 'config' }, 'wrong'],
  [{ errcode: 45168, kind: 'config' }, 'wrong'],
  [{ kind: 'config', reason: 'VALUE' }, 'wrong'],
  [{ kind: 'busy' }, 'later'],
  [{ reason: 'ECONNREFUSED' }, 'later'],
  [{ reason: 'TIMEOUT' }, 'unsure'],
  [{ reason: 'ECONNRESET' }, 'unsure'],
  [{ reason: null }, 'unsure'],
] as const)('%o is %s', (change, outcome) => {
  expect(outcomeOf(failure(change))).toBe(outcome)
})

test('pauses double up to half an hour, and end', () => {
  const pauses = Array.from({ length: ATTEMPTS_MAX }, (_, i) => pauseMsAfter('later', i + 1))

  expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, null])
})

test('a message that may have arrived waits long enough for its receipt', () => {
  expect(pauseMsAfter('unsure', 1)).toBe(60_000)
  expect(pauseMsAfter('unsure', 6)).toBe(160_000)
  expect(pauseMsAfter('unsure', ATTEMPTS_MAX)).toBeNull()
})
