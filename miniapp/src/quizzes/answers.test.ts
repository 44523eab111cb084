import { expect, test } from 'vitest'
import {
  allAnswers,
  chosenOf,
  firstPlace,
  type Marks,
  marked,
  sent,
  turned,
  unansweredNumbers,
  unsent,
  withoutOld,
} from './answers.ts'
import { question } from './testing.ts'

const NONE: Marks = {}

test('of one, a tap takes the place of the other; of several, it turns one on or off, in the order of the alphabet', () => {
  expect(turned('single', ['A'], 'B')).toEqual(['B'])
  expect(turned('true-false', [], 'A')).toEqual(['A'])
  expect(turned('multiple', ['C'], 'A')).toEqual(['A', 'C'])
  expect(turned('multiple', ['A', 'C'], 'A')).toEqual(['C'])
})

test('each change has a higher number than anything the server or the phone has', () => {
  const asked = question(1, { chosen: ['A'], seq: 4 })
  const once = marked(NONE, asked, 'B')
  expect(once.t1).toEqual({ chosen: ['B'], seq: 5, sentSeq: 4 })
  expect(marked(once, asked, 'C').t1).toEqual({ chosen: ['C'], seq: 6, sentSeq: 4 })
})

test('the same answer once more changes nothing', () => {
  const marks = marked(NONE, question(1), 'B')
  expect(marked(marks, question(1), 'B')).toBe(marks)
  expect(marked(NONE, question(1, { chosen: ['B'], seq: 1 }), 'B')).toBe(NONE)
})

test('the newer of two copies is shown; at the same number the server has kept the other device’s', () => {
  const mine: Marks = { t1: { chosen: ['B'], seq: 2, sentSeq: 0 } }
  expect(chosenOf(question(1, { chosen: ['A'], seq: 1 }), mine)).toEqual(['B'])
  expect(chosenOf(question(1, { chosen: ['A'], seq: 3 }), mine)).toEqual(['A'])
  expect(chosenOf(question(1, { chosen: ['A'], seq: 2 }), mine)).toEqual(['A'])
})

test('only what the server is not known to have goes out, and what was changed meanwhile goes once more', () => {
  const first = marked(NONE, question(1), 'A')
  const batch = unsent(first)
  expect(batch).toEqual([{ token: 't1', chosen: ['A'], seq: 1 }])
  const meanwhile = marked(first, question(1), 'B')
  expect(unsent(sent(first, batch))).toEqual([])
  expect(unsent(sent(meanwhile, batch))).toEqual([{ token: 't1', chosen: ['B'], seq: 2 }])
})

test('what the server has overtaken is dropped, what is newer stays', () => {
  const marks: Marks = {
    t1: { chosen: ['A'], seq: 1, sentSeq: 0 },
    t2: { chosen: ['B'], seq: 3, sentSeq: 0 },
  }
  const questions = [question(1, { chosen: ['C'], seq: 2 }), question(2, { chosen: ['A'], seq: 2 })]
  expect(withoutOld(marks, questions)).toEqual({ t2: marks.t2 })
  expect(withoutOld({ t2: { chosen: ['B'], seq: 3, sentSeq: 0 } }, questions)).toEqual({ t2: marks.t2 })
})

test('handing in carries every answer once more, by whichever copy is newer', () => {
  const marks: Marks = { t2: { chosen: ['B'], seq: 3, sentSeq: 3 } }
  const questions = [
    question(1, { chosen: ['A'], seq: 1 }),
    question(2, { chosen: ['A'], seq: 2 }),
    question(3),
  ]
  expect(allAnswers(questions, marks)).toEqual([
    { token: 't1', chosen: ['A'], seq: 1 },
    { token: 't2', chosen: ['B'], seq: 3 },
  ])
})

test('an answer that was taken back is none, and is handed in as none', () => {
  const asked = question(1, { kind: 'multiple', chosen: ['A'], seq: 1 })
  const marks = marked(NONE, asked, 'A')
  expect(unansweredNumbers([asked], marks)).toEqual([1])
  expect(allAnswers([asked], marks)).toEqual([{ token: 't1', chosen: [], seq: 2 }])
})

test('whoever comes back goes on at the first question without an answer, else at the last', () => {
  const questions = [question(1, { chosen: ['A'], seq: 1 }), question(2), question(3)]
  expect(firstPlace(questions, NONE)).toBe(1)
  expect(firstPlace(questions, { t2: { chosen: ['B'], seq: 1, sentSeq: 0 } })).toBe(2)
  expect(firstPlace(questions.slice(0, 1), NONE)).toBe(0)
  expect(firstPlace([], NONE)).toBe(0)
})
