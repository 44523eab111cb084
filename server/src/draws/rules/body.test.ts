import type { ChanceSource, DrawBody, DrawPrize } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import { faultInDays, faultInDraw } from './body.ts'
import { isChangedAfter } from './frozen.ts'

const prize = (change: Partial<DrawPrize> & Pick<DrawPrize, 'key' | 'kind'>): DrawPrize => ({
  ...{ title: change.key, points: 0, skuId: null, valueFen: 0, weight: 0, pieces: null },
  ...{ releases: [], lapsePoints: 0 },
  ...change,
})
const thanks = prize({ key: 'thanks', kind: 'nothing', weight: 500_000 })
const ten = prize({ key: 'ten', kind: 'points', points: 10, weight: 500_000, pieces: 5 })
const mug = prize({ key: 'mug', kind: 'goods', skuId: 'p.1', pieces: 2, lapsePoints: 10 })
const quiz: ChanceSource = { by: 'quiz', offerId: 'q', stage: null, count: 1 }

const body = (change: Partial<DrawBody> = {}): DrawBody => ({
  subtitle: '人人可验证',
  prizes: [ten, mug, thanks],
  fallback: 'thanks',
  chances: [quiz],
  drawsADay: null,
  claimDays: 7,
  pointsLastDays: 365,
  ...change,
})
const withTen = (change: Partial<DrawPrize>): string | null =>
  faultInDraw(body({ prizes: [{ ...ten, ...change }, thanks] }))

describe('the body of a draw', () => {
  test('is without fault where each prize says what it is made of', () => {
    expect(faultInDraw(body())).toBeNull()
    expect(
      faultInDraw(body({ fallback: 'one', prizes: [thanks, { ...ten, key: 'one', pieces: null }] })),
    ).toBeNull()
  })

  test('names a key once', () => {
    expect(faultInDraw(body({ prizes: [ten, thanks, ten] }))).toBe('/prizes/2/key')
  })

  test('gives points where it says so, and a product where it says so', () => {
    expect(withTen({ points: 0 })).toBe('/prizes/0/points')
    expect(withTen({ kind: 'nothing' })).toBe('/prizes/0/points')
    expect(withTen({ skuId: 'p.1' })).toBe('/prizes/0/skuId')
    expect(withTen({ kind: 'code', points: 0 })).toBe('/prizes/0/skuId')
    expect(withTen({ kind: 'code', points: 0, skuId: 'p.1', pieces: null })).toBe('/prizes/0/pieces')
    expect(withTen({ kind: 'nothing', points: 0 })).toBe('/prizes/0/pieces')
    expect(withTen({ lapsePoints: 5 })).toBe('/prizes/0/lapsePoints')
  })

  test('releases all of its pieces, one after another', () => {
    const at = (...parts: [number, number][]) => parts.map(([when, pieces]) => ({ at: when, pieces }))
    expect(withTen({ releases: at([10, 2], [20, 3]) })).toBeNull()
    expect(withTen({ releases: at([10, 2], [20, 2]) })).toBe('/prizes/0/releases')
    expect(withTen({ releases: at([20, 2], [20, 3]) })).toBe('/prizes/0/releases/1/at')
    const prizes = [{ ...ten, releases: at([10, 2], [20, 3]) }, thanks]
    const within = (startsAt: number, endsAt: number) => faultInDays(body({ prizes }), { startsAt, endsAt })
    expect([within(10, 21), within(11, 21), within(10, 20)]).toEqual([
      null,
      '/prizes/0/releases/0/at',
      '/prizes/0/releases/1/at',
    ])
  })

  test('falls back on a prize that never runs out', () => {
    expect(faultInDraw(body({ fallback: 'ten' }))).toBe('/fallback')
    expect(faultInDraw(body({ fallback: 'car' }))).toBe('/fallback')
  })

  test('names each source of chances once, and a stage of quizzes only', () => {
    expect(faultInDraw(body({ chances: [quiz, { ...quiz, stage: 2 }] }))).toBeNull()
    expect(faultInDraw(body({ chances: [quiz, { ...quiz, count: 2 }] }))).toBe('/chances/1')
    expect(faultInDraw(body({ chances: [quiz, { ...quiz, by: 'task', stage: 1 }] }))).toBe('/chances/1/stage')
  })
})

describe('what is frozen once a draw was launched', () => {
  const changed = (change: Partial<DrawBody>): boolean => isChangedAfter(body(), body(change))
  const one = (change: Partial<DrawPrize>): boolean =>
    changed({ prizes: [{ ...ten, ...change }, mug, thanks] })

  test('are prizes, their order, odds and releases, and the fallback', () => {
    expect(one({ title: '十积分' })).toBe(true)
    expect(one({ weight: 1 })).toBe(true)
    expect(one({ pieces: 6 })).toBe(true)
    expect(one({ valueFen: 1 })).toBe(true)
    expect(one({ releases: [{ at: 1, pieces: 5 }] })).toBe(true)
    expect(changed({ prizes: [mug, ten, thanks] })).toBe(true)
    expect(changed({ prizes: [ten, mug] })).toBe(true)
    expect(changed({ fallback: 'ten' })).toBe(true)
  })

  test('is nothing else', () => {
    expect(one({})).toBe(false)
    expect(changed({ chances: [], drawsADay: 3, claimDays: 9, subtitle: '加长' })).toBe(false)
  })
})
