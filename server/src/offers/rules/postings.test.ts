import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GrowthPart, Posting } from '../tables.ts'
import {
  afterBack,
  gives,
  givingBack,
  growthToPost,
  leftIn,
  onlyBack,
  sumOfGrowth,
  withGrowth,
} from './postings.ts'

const postings: Posting[] = [
  ['a', 10],
  ['b', 0],
  ['c', 5],
]

describe('what is taken back', () => {
  test('comes out of the newest posting first', () => {
    expect(givingBack(postings, 7)).toEqual([
      ['c', 5],
      ['a', 2],
    ])
    expect(afterBack(postings, givingBack(postings, 7))).toEqual([
      ['a', 8],
      ['b', 0],
      ['c', 0],
    ])
    expect(givingBack(postings, 0)).toEqual([])
  })

  test('is as much as was asked for, whatever the postings', () => {
    const drawn = fc.array(fc.nat(20)).map((lefts) => lefts.map((left, i): Posting => [`t${i}`, left]))
    fc.assert(
      fc.property(drawn, fc.nat(400), (some, amount) => {
        const left = leftIn(afterBack(some, givingBack(some, amount)))
        expect(left).toBe(Math.max(0, leftIn(some) - amount))
      }),
    )
  })
})

const growth = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -9, max: 9 })) as fc.Arbitrary<GrowthPart>)

describe('growth', () => {
  test('is added up by instant, in the order of time', () => {
    expect(
      withGrowth(
        [[2, 5]],
        [
          [1, 3],
          [2, -5],
        ],
      ),
    ).toEqual([[1, 3]])
    expect(
      growthToPost(
        [
          [1, 3],
          [2, 4],
        ],
        [[2, 6]],
      ),
    ).toEqual([
      [1, 3],
      [2, -2],
    ])
  })

  test('that is due is reached from whatever was posted', () => {
    fc.assert(
      fc.property(growth, growth, (due, posted) => {
        expect(withGrowth(posted, growthToPost(due, posted))).toEqual(withGrowth(due, []))
      }),
    )
  })
})

describe('while nothing may be given', () => {
  test('too much is taken back, and not more', () => {
    expect(
      onlyBack({
        points: 5,
        growth: [
          [1, 2],
          [2, -5],
          [3, -1],
        ],
      }),
    ).toEqual({ points: 0, growth: [[2, -4]] })
    expect(
      onlyBack({
        points: -5,
        growth: [
          [1, 2],
          [2, -2],
        ],
      }),
    ).toEqual({ points: -5, growth: [] })
  })

  test('what is left of growth is what is due, where that is less', () => {
    fc.assert(
      fc.property(growth, (parts) => {
        const moved = onlyBack({ points: 0, growth: parts }).growth
        expect(moved.every(([, amount]) => amount < 0)).toBe(true)
        expect(sumOfGrowth(moved)).toBe(Math.min(0, sumOfGrowth(parts)))
      }),
    )
  })

  test('it is known what would give', () => {
    expect(gives({ points: 1, growth: [] })).toBe(true)
    expect(
      gives({
        points: 0,
        growth: [
          [1, -1],
          [2, 1],
        ],
      }),
    ).toBe(true)
    expect(gives({ points: -1, growth: [[1, -1]] })).toBe(false)
  })
})
