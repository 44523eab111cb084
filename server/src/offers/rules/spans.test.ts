import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Approved, ahead, cut, inForceAt, overlap, type Span, scheduled, withVersion } from './spans.ts'

const term = (version: number, startsAt: number, endsAt: number) => ({ version, startsAt, endsAt })

describe('the version in force', () => {
  test('is there from its first instant, and no more at its last', () => {
    const spans: Span[] = [
      [1, 10, 20],
      [2, 30, null],
    ]
    expect([9, 10, 19, 20, 29, 30, 1e15].map((at) => inForceAt(spans, at))).toEqual([
      null,
      1,
      1,
      null,
      null,
      2,
      2,
    ])
  })

  test('begins when it is approved, or at its start, and what was to be in force then gives way', () => {
    expect(withVersion([], term(1, 5, 100), 10)).toEqual([[1, 10, 100]])
    expect(withVersion([[1, 10, 100]], term(2, 50, 200), 20)).toEqual([
      [1, 10, 50],
      [2, 50, 200],
    ])
    expect(withVersion([[1, 10, 100]], term(2, 5, 15), 12)).toEqual([
      [1, 10, 12],
      [2, 12, 15],
    ])
    expect(withVersion([[1, 50, null]], term(2, 20, 60), 10)).toEqual([[2, 20, 60]])
  })

  test('whose days are over changes nothing', () => {
    expect(withVersion([[1, 10, 100]], term(2, 5, 15), 15)).toEqual([[1, 10, 100]])
  })
})

describe('a cut', () => {
  test('ends what is in force, and takes away what was to come', () => {
    const spans: Span[] = [
      [1, 0, 5],
      [2, 5, null],
      [3, 20, 30],
    ]
    expect(cut(spans, 10)).toEqual([
      [1, 0, 5],
      [2, 5, 10],
    ])
    expect(cut(spans, 5)).toEqual([[1, 0, 5]])
    expect(ahead(spans, 5)).toEqual([
      [2, 5, null],
      [3, 20, 30],
    ])
    expect(ahead(spans, 25)).toEqual([
      [2, 25, null],
      [3, 25, 30],
    ])
  })
})

describe('two offers', () => {
  test('overlap when an instant lies in both', () => {
    expect(overlap([[1, 0, 10]], [[1, 10, 20]])).toBe(false)
    expect(overlap([[1, 0, 11]], [[1, 10, 20]])).toBe(true)
    expect(overlap([[1, 10, null]], [[1, 0, 10]])).toBe(false)
    expect(overlap([[1, 10, null]], [[1, 0, null]])).toBe(true)
    expect(overlap([], [[1, 0, null]])).toBe(false)
  })
})

const approvals = fc
  .array(fc.record({ startsAt: fc.nat(50), lasts: fc.integer({ min: 1, max: 50 }), waits: fc.nat(20) }), {
    maxLength: 6,
  })
  .map((drawn) => {
    let decidedAt = 0
    return drawn.map(({ startsAt, lasts, waits }, i): Approved => {
      decidedAt += waits
      return { version: i + 1, startsAt, endsAt: startsAt + lasts, decidedAt }
    })
  })

describe('whatever is approved and whenever', () => {
  test('spans follow each other, and never overlap', () => {
    fc.assert(
      fc.property(approvals, (approved) => {
        const spans = scheduled(approved, 0)
        for (const [i, [, from, to]] of spans.entries()) {
          expect(to === null || from < to).toBe(true)
          expect(spans[i - 1]?.[2] ?? 0).toBeLessThanOrEqual(from)
        }
      }),
    )
  })

  test('a pause and what comes after it leave the days after it as they would have been', () => {
    fc.assert(
      fc.property(approvals, fc.nat(60), fc.nat(60), (approved, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const known = approved.filter(({ decidedAt }) => decidedAt <= from)
        const never = scheduled(known, 0)
        const paused = [...cut(never, from), ...scheduled(known, to)]
        for (let at = 0; at < 120; at++)
          expect(inForceAt(paused, at)).toBe(at >= from && at < to ? null : inForceAt(never, at))
      }),
    )
  })
})
