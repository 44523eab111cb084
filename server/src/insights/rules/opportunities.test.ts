import { expect, test } from 'vitest'
import { reasonsFor, scoreOf } from './opportunities.ts'

const quiet = { level: 0, cycleGrowth: 0, links: 0, arrived: 0, bound: 0 }
const wordsOf = (candidate: typeof quiet) => reasonsFor(candidate).map(({ reason, score }) => [reason, score])

test('who did nothing is no opportunity', () => {
  expect(reasonsFor(quiet)).toEqual([])
})

test('few links that bring many phones count more than many that bring few', () => {
  const few = reasonsFor({ ...quiet, links: 2, arrived: 20, bound: 5 })
  const many = reasonsFor({ ...quiet, links: 20, arrived: 20, bound: 5 })

  expect(few.map(({ reason, value }) => [reason, value])).toEqual([
    ['draws', 10],
    ['converts', 2_500],
  ])
  expect(scoreOf(few)).toBeGreaterThan(scoreOf(many))
})

test('active and never asked comes first of the active ones, and no reason weighs more than its most', () => {
  expect(wordsOf({ ...quiet, cycleGrowth: 500 })).toEqual([
    ['active', 5],
    ['unasked', 15],
  ])
  expect(wordsOf({ ...quiet, cycleGrowth: 499 })).toEqual([['active', 4]])
  expect(wordsOf({ ...quiet, cycleGrowth: 9_000_000, links: 1, level: 99 })).toEqual([
    ['active', 40],
    ['tier', 10],
  ])
})
