import { describe, expect, test } from 'vitest'
import { shownAt, shownOf } from './shown.ts'
import type { Span } from './spans.ts'

const NOW = 50
const NOT_STOPPED = { pausedAt: null, endedAt: null }
const approved = [
  { number: 1, endsAt: 100 },
  { number: 2, endsAt: 200 },
]
const spans = (...all: Span[]): Span[] => all

describe('what members are shown of an offer', () => {
  test.each([
    ['soon', { spans: spans([1, 60, 100]), ...NOT_STOPPED }, 1],
    ['live', { spans: spans([1, 10, 40], [2, 40, 200]), ...NOT_STOPPED }, 2],
    ['soon', { spans: spans([1, 10, 40], [2, 60, 200]), ...NOT_STOPPED }, 2],
    ['over', { spans: spans([1, 10, 40]), pausedAt: null, endedAt: 40 }, 1],
    ['paused', { spans: spans([1, 10, 40]), pausedAt: 40, endedAt: null }, 1],
    ['paused', { spans: [], pausedAt: 40, endedAt: null }, 2],
    ['over', { spans: [], pausedAt: 40, endedAt: 45 }, 2],
  ])('is %s, and which version', (state, offer, number) => {
    const shown = shownAt(offer, approved, NOW)
    expect([shown?.version.number, shown?.state]).toEqual([number, state])
  })

  test('paused past its end it is over', () => {
    const offer = { spans: spans([1, 10, 40]), pausedAt: 40, endedAt: null }
    expect(shownAt(offer, approved, 100)?.state).toBe('over')
  })

  test('is nothing of one that was never published', () => {
    expect(shownAt({ spans: [], ...NOT_STOPPED }, [], NOW)).toBeNull()
  })

  test('is one line of each, in the order in which they came', () => {
    const offer = (id: string, version: number) => ({ id, spans: spans([version, 10, 200]), ...NOT_STOPPED })
    const lines = ['a', 'b'].flatMap((id, i) =>
      approved.map((version) => ({ offer: offer(id, i + 1), version })),
    )
    expect(shownOf(lines, NOW).map((line) => [line.offer.id, line.version.number, line.state])).toEqual([
      ['a', 1, 'live'],
      ['b', 2, 'live'],
    ])
  })
})
