import { expect, test } from 'vitest'
import { nextAct } from './next-act.ts'
import { quizPage, stageLine } from './testing.ts'

const running = stageLine(1, { state: 'running', attemptId: 'a1' })
const passed = stageLine(1, { state: 'passed', attemptId: 'a1' })
const open = stageLine(2, { state: 'open' })

test('what is under way goes on, also while the quiz is paused and after its end', () => {
  for (const state of ['live', 'paused', 'over'] as const)
    expect(nextAct(quizPage([running, stageLine(2)], { state }))).toMatchObject({
      kind: 'go-on',
      attemptId: 'a1',
    })
})

test('the first stage that is open is begun', () => {
  expect(nextAct(quizPage([passed, open]))).toEqual({ kind: 'start', stage: open })
})

test.each(['soon', 'paused', 'over'] as const)('while it is %s nothing can be begun', (state) => {
  expect(nextAct(quizPage([passed, open], { state }))).toEqual({ kind: 'closed', because: state })
})

test('who lacks the tier is led to the tiers', () => {
  const barred = stageLine(1, { state: 'barred' })
  expect(nextAct(quizPage([barred], { gate: '黄金' }))).toEqual({ kind: 'raise-tier', tier: '黄金' })
})

test('who waits for a second look is led to what came of it', () => {
  const held = stageLine(1, { state: 'held', attemptId: 'a1' })
  expect(nextAct(quizPage([held, stageLine(2)]))).toEqual({ kind: 'review', attemptId: 'a1' })
})

test('no attempt left today is said as it is', () => {
  const spent = stageLine(2, { state: 'spent', attemptId: 'a2' })
  expect(nextAct(quizPage([passed, spent]))).toEqual({ kind: 'closed', because: 'spent' })
})

test('who passed all is led to the draw that they lead to, also after the end', () => {
  const chances = [{ drawId: 'd1', title: 'Draw', count: 1 }]
  const last = stageLine(2, { state: 'passed', attemptId: 'a2', chances })
  expect(nextAct(quizPage([passed, last], { state: 'over' }))).toEqual({ kind: 'done', drawId: 'd1' })
  expect(nextAct(quizPage([passed]))).toEqual({ kind: 'done', drawId: null })
})

test('without anything to do it says so', () => {
  expect(nextAct(quizPage([stageLine(1)]))).toEqual({ kind: 'closed', because: 'none' })
})
