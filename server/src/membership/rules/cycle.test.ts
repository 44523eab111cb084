import type { TiersBody } from '@laurel/shared/membership'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shanghaiTime } from '../../platform/clock.ts'
import { nextMonth, periodOf } from './benefits.ts'
import { advance, newCycle, type TierTable } from './cycle.ts'
import { fold } from './fold.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const tier = (level: number, reachGrowth: number, keepGrowth: number) => ({
  ...{ level, name: `${level}`, look: 'bronze' as const, reachGrowth, keepGrowth, benefits: [] },
})
const tableOf = (more: Partial<TiersBody> = {}): TierTable => ({
  from: at('2026-01-01T00:00:00'),
  to: null,
  offerId: 'ladder',
  version: 1,
  body: {
    tiers: [tier(1, 0, 0), tier(2, 500, 400), tier(3, 2000, 1500)],
    validMonths: 12,
    protectionDays: 30,
    ...more,
  },
})
const endOf = (from: string, validMonths: number): string =>
  shanghaiTime(newCycle(tableOf({ validMonths }), 1, at(from)).cycleUntil)
type Day = [text: string, amount: number]
const told = (days: Day[], to: string, table = tableOf()): string[] => {
  const entries = days.map(([text, amount]) => ({ at: at(text), amount }))
  const folded = fold({ tables: [table], joinedAt: at('2026-01-10T12:00:00'), entries }, at(to))
  return (folded?.changes ?? []).map(
    (change) => `${shanghaiTime(change.at)} ${change.change} ${change.fromLevel}>${change.toLevel}`,
  )
}

describe.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])('on a machine in %s', (zone) => {
  beforeEach(() => void vi.stubEnv('TZ', zone))
  afterEach(() => void vi.unstubAllEnvs())

  test('the zone of the machine is really set', () => {
    const offset = { UTC: 0, 'Pacific/Auckland': -780, 'America/Los_Angeles': 480 }[zone]
    expect(new Date(at('2026-01-10T12:00:00')).getTimezoneOffset() + 0).toBe(offset)
  })

  test('a cycle lasts through the day of the same date in Shanghai, or the last one of a shorter month', () => {
    expect(endOf('2026-03-31T14:00:00', 12)).toBe('2027-04-01 00:00')
    expect(endOf('2026-03-31T23:59:59', 12)).toBe('2027-04-01 00:00')
    expect(endOf('2026-04-01T00:30:00', 12)).toBe('2027-04-02 00:00')
    expect(endOf('2026-01-31T12:00:00', 1)).toBe('2026-03-01 00:00')
    expect(endOf('2028-01-31T12:00:00', 1)).toBe('2028-03-01 00:00')
    expect(endOf('2027-10-15T12:00:00', 3)).toBe('2028-01-16 00:00')
  })

  test('cycles that follow each other keep their date', () => {
    const ten = advance(
      [tableOf()],
      newCycle(tableOf(), 1, at('2026-03-15T09:00:00')),
      at('2036-01-01T00:00:00'),
    )

    expect(shanghaiTime(ten.standing.cycleUntil)).toBe('2036-03-16 00:00')
  })

  test('a month begins at midnight in Shanghai', () => {
    expect(periodOf('monthly-points', at('2026-11-30T23:59:59.999'))).toBe('2026-11')
    expect(periodOf('monthly-points', at('2026-12-01T00:00:00'))).toBe('2026-12')
    expect(periodOf('birthday-points', at('2027-01-01T00:00:00'))).toBe('2027')
    expect(shanghaiTime(nextMonth(at('2026-12-31T23:59:59')))).toBe('2027-01-01 00:00')
    expect(shanghaiTime(nextMonth(at('2027-01-31T12:00:00')))).toBe('2027-02-01 00:00')
  })

  test('growth in the last millisecond of a protection keeps the tier, a millisecond later it is gone', () => {
    const reached: Day = ['2026-02-01T12:00:00', 500]

    expect(told([reached, ['2027-03-03T23:59:59.999', 400]], '2027-03-05T00:00:00').at(-1)).toBe(
      '2027-03-03 23:59 kept 2>2',
    )
    expect(told([reached, ['2027-03-04T00:00:00', 400]], '2027-03-05T00:00:00').at(-1)).toBe(
      '2027-03-04 00:00 dropped 2>1',
    )
  })
})

test('what was missed for years passed at its own time, one tier after another', () => {
  expect(told([['2026-02-01T12:00:00', 2000]], '2030-01-01T00:00:00')).toEqual([
    '2026-01-10 12:00 joined 0>1',
    '2026-02-01 12:00 reached 1>3',
    '2027-02-02 00:00 protected 3>3',
    '2027-03-04 00:00 dropped 3>2',
    '2028-03-04 00:00 protected 2>2',
    '2028-04-03 00:00 dropped 2>1',
  ])
})

test('without protection it goes down when the cycle ends', () => {
  const table = tableOf({ protectionDays: 0 })

  expect(told([['2026-02-01T12:00:00', 500]], '2028-01-01T00:00:00', table).at(-1)).toBe(
    '2027-02-02 00:00 dropped 2>1',
  )
})

test('growth of the cycle keeps the tier at its end', () => {
  const days: Day[] = [
    ['2026-02-01T12:00:00', 500],
    ['2026-05-01T12:00:00', 400],
  ]

  expect(told(days, '2027-06-01T00:00:00').at(-1)).toBe('2027-02-02 00:00 kept 2>2')
})

test('growth from before joining decides nothing', () => {
  expect(told([['2026-01-10T11:59:59', 5000]], '2026-06-01T00:00:00')).toEqual([
    '2026-01-10 12:00 joined 0>1',
  ])
})

describe('a refund', () => {
  const bought: Day = ['2026-02-01T12:00:00', 700]
  const back = (amount: number): Day => ['2026-02-20T12:00:00', -amount]

  test('leaves a tier that would have been reached without it', () => {
    expect(told([bought, back(200)], '2026-06-01T00:00:00').at(-1)).toBe('2026-02-01 12:00 reached 1>2')
  })

  test('takes a tier that rested on it, at once', () => {
    expect(told([bought, back(201)], '2026-06-01T00:00:00').at(-1)).toBe('2026-02-20 12:00 dropped 2>1')
  })

  test('leaves the tier between that the rest is still enough for', () => {
    const leap: Day = ['2026-02-01T12:00:00', 2500]
    expect(told([leap, back(600)], '2026-06-01T00:00:00').slice(1)).toEqual([
      '2026-02-01 12:00 reached 1>3',
      '2026-02-20 12:00 dropped 3>1',
      '2026-02-20 12:00 reached 1>2',
    ])
  })

  test('is taken from what was earned since, first', () => {
    const since: Day = ['2026-02-10T12:00:00', 300]
    expect(told([bought, since, back(500)], '2026-06-01T00:00:00').at(-1)).toBe(
      '2026-02-01 12:00 reached 1>2',
    )
  })

  test('walks back through two upgrades', () => {
    const more: Day = ['2026-02-10T12:00:00', 2000]
    expect(told([bought, more, back(2500)], '2026-06-01T00:00:00').slice(-2)).toEqual([
      '2026-02-20 12:00 dropped 3>2',
      '2026-02-20 12:00 dropped 2>1',
    ])
  })

  test('takes no tier that was kept', () => {
    const days: Day[] = [
      ['2026-02-01T12:00:00', 500],
      ['2026-05-01T12:00:00', 400],
      ['2027-05-01T12:00:00', -900],
    ]
    expect(told(days, '2027-06-01T00:00:00').at(-1)).toBe('2027-02-02 00:00 kept 2>2')
  })
})
