import { describe, expect, test } from 'vitest'
import { type Board, boardOf, type Rule, type Run, refuseSignIn, signedRun } from './streak.ts'

const rule: Rule = { open: true, rewards: [5, 5, 10, 10, 15, 15, 30] }
const run = (daysSince: number, streakDays: number, given: number[]): Run => ({
  daysSince,
  streakDays,
  given,
})
const states = ({ days }: Board) => days.map(({ state }) => state).join(' ')
const points = ({ days }: Board) => days.map((day) => day.points)

describe('whether today may be signed', () => {
  test.each<[string, Rule, Run | null, string | null]>([
    ['the first time', rule, null, null],
    ['the day after', rule, run(1, 3, [5, 5, 10]), null],
    ['after a missed day', rule, run(2, 3, [5, 5, 10]), null],
    ['a second time today', rule, run(0, 3, [5, 5, 10]), 'TASK_ALREADY_CLAIMED'],
    ['by a clock that went back', rule, run(-1, 3, [5, 5, 10]), 'TASK_ALREADY_CLAIMED'],
    ['when it is closed', { ...rule, open: false }, null, 'TASK_CLOSED'],
    ['a second time, when it was closed meanwhile', { ...rule, open: false }, run(0, 1, [5]), 'TASK_CLOSED'],
  ])('%s', (_name, rule, run, refusal) => {
    expect(refuseSignIn(rule, run)).toBe(refusal)
  })
})

describe('what a sign-in gives', () => {
  test('grows through the cycle, and starts again after the seventh day', () => {
    let last: Run | null = null
    const gained: number[] = []
    for (let day = 1; day <= 15; day += 1) {
      const signed: Run & { points: number } = signedRun(rule, last && { ...last, daysSince: 1 })
      expect(signed).toMatchObject({ daysSince: 0, streakDays: day })
      expect(signed.given).toHaveLength(((day - 1) % 7) + 1)
      gained.push(signed.points)
      last = signed
    }
    expect(gained).toEqual([...rule.rewards, ...rule.rewards, 5])
  })

  test('is that of the first day again after a missed one', () => {
    expect(signedRun(rule, run(2, 6, [5, 5, 10, 10, 15, 15]))).toEqual({
      daysSince: 0,
      streakDays: 1,
      given: [5],
      points: 5,
    })
  })

  test('follows a rule changed meanwhile, and leaves what was given', () => {
    const dearer = { ...rule, rewards: [50, 50, 100, 100, 150, 150, 300] }

    expect(signedRun(dearer, run(1, 2, [5, 5]))).toMatchObject({ points: 100, given: [5, 5, 100] })
  })
})

describe('the board', () => {
  test('of a guest shows the first day', () => {
    const board = boardOf(rule, null)

    expect(board).toMatchObject({ streakDays: 0, signedToday: false, pointsToday: 5, open: true })
    expect(states(board)).toBe('today next next next next next next')
    expect(points(board)).toEqual(rule.rewards)
    expect(board.days.map(({ daysFromToday }) => daysFromToday)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  test.each<[string, Run, number, string, number]>([
    ['before the third', run(1, 2, [5, 5]), 10, 'done done today next next next next', -2],
    ['after the third', run(0, 3, [5, 5, 10]), 10, 'done done done next next next next', -2],
    ['before the seventh', run(1, 6, [5, 5, 10, 10, 15, 15]), 30, 'done done done done done done today', -6],
    ['after the seventh', run(0, 7, [...rule.rewards]), 30, 'done done done done done done done', -6],
    ['before the eighth', run(1, 7, [...rule.rewards]), 5, 'today next next next next next next', 0],
    ['after the eighth', run(0, 8, [5]), 5, 'done next next next next next next', 0],
  ])('%s day in a row', (...[, run, pointsToday, wanted, first]) => {
    const board = boardOf(rule, run)

    expect(board).toMatchObject({ streakDays: run.streakDays, signedToday: run.daysSince === 0, pointsToday })
    expect(states(board)).toBe(wanted)
    expect(board.days[0]?.daysFromToday).toBe(first)
  })

  test('after a missed day is that of a first day', () => {
    expect(boardOf(rule, run(2, 5, [5, 5, 10, 10, 15]))).toEqual(boardOf(rule, null))
  })

  test('shows what was given, also when the rule pays more by now', () => {
    const board = boardOf({ open: false, rewards: [7, 7, 7, 7, 7, 7, 7] }, run(0, 2, [5, 6]))

    expect(board).toMatchObject({ pointsToday: 6, open: false })
    expect(points(board)).toEqual([5, 6, 7, 7, 7, 7, 7])
  })
})
