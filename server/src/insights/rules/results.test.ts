import { describe, expect, test } from 'vitest'
import { bpsOf, medianOf } from './figures.ts'
import { costsOf, retentionAt } from './results.ts'
import { stepsOf } from './steps.ts'

const DAY_MS = 86_400_000

describe('the cost of a member', () => {
  const paid = { who: 'invitee', milestone: 'phone', points: 20, state: 'paid' } as const
  const waiting = { who: 'invitee', milestone: 'act', points: 300, state: 'promised' } as const

  test('is all that was paid, also for those who stopped half-way, rounded up', () => {
    const costs = costsOf(['registered', 'phone'])
    const place = { surface: 'friend' as const, depth: 1 }
    costs.won({ ...place, reached: { registered: 1, phone: 2 }, promised: [paid, waiting] })
    costs.won({ ...place, reached: { registered: 1, phone: 2 }, promised: [paid] })
    costs.won({ ...place, reached: { registered: 1, phone: 2 }, promised: [] })
    costs.won({ ...place, depth: null, reached: { registered: 1 }, promised: [] })

    expect(costs.report()).toMatchObject({ registered: 4, acquired: 3, points: 40, pointsEach: 14 })
    expect(costs.report()).toMatchObject({ waitingPoints: 300, byDepth: [{ depth: 1, registered: 4 }] })
  })

  test('of nobody is none', () => {
    expect(costsOf(['registered']).report()).toMatchObject({ pointsEach: null, bySurface: [] })
  })
})

describe('retention', () => {
  test('asks those who joined long enough ago, and takes the day itself', () => {
    const retention = retentionAt(30 * DAY_MS)
    retention.joined({ joinedAt: 0, lastActAt: 7 * DAY_MS, boundAt: 1 })
    retention.joined({ joinedAt: 0, lastActAt: 7 * DAY_MS - 1, boundAt: 1 })
    retention.joined({ joinedAt: 1, lastActAt: null, boundAt: null })

    const { invited, others } = retention.report()
    expect(invited.map(({ members, kept, keptBps }) => [members, kept, keptBps])).toEqual([
      [2, 1, 5_000],
      [2, 0, 0],
      [0, 0, null],
    ])
    expect(others.map(({ members, kept }) => [members, kept])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ])
  })
})

test('who was looked at a second time is paid after it, else with the milestone', () => {
  const course = { touchedAt: 1, boundAt: 2, reached: { registered: 2, phone: 5 }, reviewedAt: null }
  const promised = [{ milestone: 'phone', points: 1, state: 'paid' }] as const

  expect(stepsOf({ ...course, promised })).toEqual({ arrived: 1, registered: 2, phone: 5, rewarded: 5 })
  expect(stepsOf({ ...course, promised, reviewedAt: 9 }).rewarded).toBe(9)
  expect(stepsOf({ ...course, promised: [] }).rewarded).toBeUndefined()
})

test('medians are instants that there were; a share of nothing is none', () => {
  expect([medianOf([]), medianOf([5]), medianOf([9, 1]), medianOf([3, 1, 2])]).toEqual([null, 5, 1, 2])
  expect([bpsOf(1, 3), bpsOf(0, 3), bpsOf(0, 0)]).toEqual([3_333, 0, null])
})
