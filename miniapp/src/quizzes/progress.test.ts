import { expect, test } from 'vitest'
import { leafStates, leavesInRow } from './progress.ts'
import { question } from './testing.ts'

test('a leaf for each question: answered, in front, or to come', () => {
  const questions = [question(1, { chosen: ['A'], seq: 1 }), question(2), question(3), question(4)]
  const marks = { t4: { chosen: ['B' as const], seq: 1, sentSeq: 0 } }
  expect(leafStates(questions, marks, 1)).toEqual(['answered', 'current', 'open', 'answered'])
})

test.each([
  [1, 1],
  [10, 10],
  [20, 20],
  [21, 11],
  [50, 17],
  [100, 20],
])('%d questions stand %d to a row', (count, columns) => {
  expect(leavesInRow(count)).toBe(columns)
})
