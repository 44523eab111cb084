import type { QuizBody } from '@laurel/shared/quizzes'
import { describe, expect, test } from 'vitest'
import { faultInQuiz, givesPoints } from './body.ts'
import { choiceShown, storedChoice } from './keys.ts'
import { closesAt, isOver, roundOn } from './rounds.ts'
import { scoreOf } from './score.ts'
import { signalsIn } from './signals.ts'
import { barStart, type StageCase, stageState } from './stages.ts'

describe('a score', () => {
  const answers = [
    { chosen: 'AC', answer: 'AC' },
    { chosen: 'A', answer: 'AC' },
    { chosen: 'ABC', answer: 'AC' },
    { chosen: null, answer: 'B' },
    { chosen: 'B', answer: 'B' },
  ]

  test('counts whole answers only', () => {
    expect(scoreOf(answers, 2)).toEqual({ correct: 2, passed: true })
    expect(scoreOf(answers, 3)).toEqual({ correct: 2, passed: false })
  })
})

describe('keys', () => {
  const order = ['C', 'A', 'D', 'B'] as const

  test('as they were shown come back as the question’s own, in order', () => {
    expect(storedChoice({ kind: 'multiple', order, chosen: ['A', 'B'] })).toBe('AC')
    expect(choiceShown(order, 'AC')).toEqual(['A', 'B'])
    expect(storedChoice({ kind: 'single', order, chosen: [] })).toBeNull()
    expect(choiceShown(order, null)).toEqual([])
  })

  test('that are not shown, or too many, are no answer', () => {
    expect(storedChoice({ kind: 'single', order, chosen: ['E'] })).toBeUndefined()
    expect(storedChoice({ kind: 'single', order, chosen: ['A', 'B'] })).toBeUndefined()
    expect(storedChoice({ kind: 'true-false', order: ['A', 'B'], chosen: ['A', 'B'] })).toBeUndefined()
  })
})

describe('signals', () => {
  /** Answers after so many milliseconds each. */
  const taking = (...gaps: number[]) =>
    gaps.map((tookMs, i) => ({
      answeredAt: gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0),
      tookMs,
    }))

  test('haste: half of the answers came before a person had read them', () => {
    expect(signalsIn(taking(900, 800, 5_000))).toEqual(['haste'])
    expect(signalsIn(taking(900, 1_300, 5_000))).toEqual([])
    expect(signalsIn(taking(900, 900))).toEqual([])
    expect(signalsIn([...taking(900, 800, 700), { answeredAt: null, tookMs: null }])).toEqual(['haste'])
  })

  test('rhythm: as even as no person is', () => {
    const even = [4_000, 3_000, 3_010, 2_990, 3_020, 3_000, 2_980]
    expect(signalsIn(taking(...even))).toEqual(['rhythm'])
    expect(signalsIn(taking(...even.slice(0, 6)))).toEqual([])
    expect(signalsIn(taking(4_000, 3_000, 3_900, 2_400, 3_020, 5_000, 2_980))).toEqual([])
  })

  test('answers that waited for a network came together, and say nothing', () => {
    const together = Array.from({ length: 10 }, () => ({ answeredAt: 60_000, tookMs: 6_000 }))
    expect(signalsIn(together)).toEqual([])
  })
})

describe('a stage', () => {
  const open: StageCase = {
    ...{ isBarred: false, isReached: true, stood: undefined, attemptsADay: 3, today: '2026-11-18' },
  }
  const stood = {
    passedAt: null,
    running: false,
    review: 'none',
    day: '2026-11-18',
    attemptsOfDay: 1,
  } as const

  test.each([
    ['open', open, null],
    ['open', { ...open, stood }, null],
    ['spent', { ...open, stood: { ...stood, attemptsOfDay: 3 } }, 'ATTEMPTS_SPENT'],
    ['open', { ...open, stood: { ...stood, day: '2026-11-17', attemptsOfDay: 3 } }, null],
    ['locked', { ...open, isReached: false }, 'STAGE_LOCKED'],
    ['barred', { ...open, isBarred: true, isReached: false }, 'TIER_TOO_LOW'],
    ['running', { ...open, isBarred: true, stood: { ...stood, running: true, attemptsOfDay: 3 } }, null],
    ['held', { ...open, stood: { ...stood, review: 'held' as const } }, null],
    ['passed', { ...open, isBarred: true, stood: { ...stood, passedAt: 1 } }, 'STAGE_PASSED'],
  ])('is %s', (state, of, bar) => {
    expect(stageState(of)).toBe(state)
    expect(barStart(stageState(of))).toBe(bar)
  })
})

describe('time', () => {
  test('a round is all days, or the one it was begun on', () => {
    expect(roundOn({ round: 'once' }, '2026-11-18')).toBe('once')
    expect(roundOn({ round: 'day' }, '2026-11-18')).toBe('2026-11-18')
  })

  test('an answer is taken five seconds after the clock, and not a moment later', () => {
    const attempt = { closesAt: closesAt(1_000, { seconds: 60, untimed: false }) }
    expect(isOver(attempt, 66_000)).toBe(false)
    expect(isOver(attempt, 66_001)).toBe(true)
    expect(closesAt(0, { seconds: 60, untimed: true })).toBe(86_400_000)
  })
})

describe('a body', () => {
  const part = { category: '理财', difficulty: null, count: 5 }
  const stage = { mix: [part], passCorrect: 5, points: 0 }
  const quiz = (...stages: object[]) => ({ stages }) as unknown as QuizBody

  test.each([
    [null, quiz(stage, { ...stage, mix: [part, { ...part, difficulty: 'easy' }] })],
    ['/stages/1/passCorrect', quiz(stage, { ...stage, passCorrect: 6 })],
    ['/stages/0/mix/1', quiz({ ...stage, mix: [part, part] })],
    [
      '/stages/0/mix',
      quiz({ ...stage, mix: ['a', 'b', 'c'].map((category) => ({ ...part, category, count: 40 })) }),
    ],
  ])('%s', (fault, body) => {
    expect(faultInQuiz(body)).toBe(fault)
  })

  test('needs a budget when a stage gives points', () => {
    expect([givesPoints(quiz(stage)), givesPoints(quiz(stage, { ...stage, points: 1 }))]).toEqual([
      false,
      true,
    ])
  })
})
