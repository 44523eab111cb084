import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addBudget, askTopUp, budgetApprovals } from '../../budget/index.ts'
import { end, pause } from '../../offers/commands/stop.ts'
import { approveWith } from '../../operators/index.ts'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema } from '../../schema.ts'
import { putSignIn } from '../testing.ts'
import { signInDaily } from './sign-in.ts'

const rule = { rewards: [5, 5, 10, 10, 15, 15, 30], lotDays: 365, budgetId: 'daily' }
const at = (text: string): number => Date.parse(text)
const noon = (day: string): number => at(`${day}T12:00:00+08:00`)

type Caps = { dayMax: number | null; monthMax: number | null; totalMax: number | null }
const NO_CAPS: Caps = { dayMax: null, monthMax: null, totalMax: null }

/** A filled budget, the rule above, and a clock that each sign-in sets. */
function world({ filled = 1_000, caps = NO_CAPS } = {}) {
  let now = noon('2026-11-01')
  let made = 0
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  const budget = { id: 'daily', name: '签到', currency: 'points', parentId: null, caps } as const
  engine.run(addBudget, budget)
  engine.run(addBudget, { ...budget, id: 'gifts', currency: 'fen' })
  engine.run(askTopUp, { id: 't1', budgetId: 'daily', amount: filled, because: '年度', operatorId: 'qing' })
  engine.run(approveWith(budgetApprovals), { approvalId: 't1', operatorId: 'wen', role: 'approver' })
  engine.run(putSignIn, rule)
  return {
    engine,
    signIn: (instant: number, memberId = 'lin') => {
      now = instant
      made += 1
      return engine.run(signInDaily, { memberId, factId: `f${made}` })
    },
    paid: () => engine.rows('transfer').filter(({ because }) => because.reason === 'sign-in'),
  }
}

describe('signing in', () => {
  test('pays from the budget, writes the fact, and answers the balance and the board', () => {
    const { engine, signIn, paid } = world()
    const { points, balance, board } = signIn(noon('2026-11-21'))

    expect({ points, balance }).toEqual({ points: 5, balance: 5 })
    expect(board).toMatchObject({ streakDays: 1, signedToday: true, pointsToday: 5 })
    expect(board.days[0]).toEqual({ day: '2026-11-21', points: 5, state: 'done' })
    expect(paid()).toMatchObject([
      {
        id: 'grant/lin/sign-in/sign-in/2026-11-21/0',
        debit: 'budget/daily/points',
        credit: 'member/lin/points',
        amount: 5,
        because: {
          reason: 'sign-in',
          subject: '每日签到',
          offer: 'sign-in',
          version: 1,
          fact: 'sign-in/lin/2026-11-21',
        },
      },
    ])
    expect(engine.rows('lot')).toMatchObject([{ expiresOn: '2027-11-21', remaining: 5 }])
    expect(engine.rows('fact')).toMatchObject([
      {
        type: 'member.signed-in',
        memberId: 'lin',
        key: 'sign-in/lin/2026-11-21',
        data: { points: 5, version: 1 },
      },
    ])
  })

  test('twice a day pays once, and the second leaves nothing', () => {
    const { engine, signIn, paid } = world()
    signIn(noon('2026-11-21'))

    expect(() => signIn(at('2026-11-21T23:59:59.999+08:00'))).toThrow('TASK_ALREADY_CLAIMED')
    expect(paid()).toHaveLength(1)
    expect(engine.rows('fact')).toHaveLength(1)
    expect(engine.rows('signInStreak')).toMatchObject([{ streakDays: 1, given: [5] }])
  })

  test('is each member’s own', () => {
    const { signIn, paid } = world()
    signIn(noon('2026-11-21'), 'lin')
    signIn(noon('2026-11-21'), 'ann')

    expect(paid().map(({ credit }) => credit)).toEqual(['member/lin/points', 'member/ann/points'])
  })

  test('is refused, and not counted as a day, when the budget is used up', () => {
    const { engine, signIn } = world({ filled: 9 })
    signIn(noon('2026-11-21'))

    expect(() => signIn(noon('2026-11-22'))).toThrow('BUDGET_EXHAUSTED')
    expect(engine.rows('signInStreak')).toMatchObject([{ lastDay: '2026-11-21', streakDays: 1 }])
  })

  test('is refused when the day’s cap is reached, and paid the next day', () => {
    const { signIn } = world({ caps: { ...NO_CAPS, dayMax: 9 } })
    signIn(noon('2026-11-21'), 'lin')

    expect(() => signIn(noon('2026-11-21'), 'ann')).toThrow('BUDGET_WINDOW_FULL')
    expect(signIn(noon('2026-11-22'), 'ann').points).toBe(5)
  })

  test('is refused while it is paused, after its end, and while none was ever published', () => {
    const { engine, signIn } = world()
    const bare = memoryEngine(defineSchema(postgresKit), { clock: () => noon('2026-11-21') })
    signIn(noon('2026-11-21'))
    engine.run(pause, { offerId: 'sign-in', because: '核对' })

    expect(() => signIn(noon('2026-11-22'))).toThrow('OFFER_PAUSED')
    expect(() => bare.run(signInDaily, { memberId: 'lin', factId: 'f' })).toThrow('TASK_CLOSED')
    expect(engine.rows('signInStreak')).toMatchObject([{ lastDay: '2026-11-21' }])

    const { engine: ended, signIn: signInAfter } = world()
    ended.run(end, { offerId: 'sign-in', because: '到期' })

    expect(() => signInAfter(noon('2026-11-21'))).toThrow('TASK_CLOSED')
  })

  test('gives growth too, when the day says so, at its own instant', () => {
    const { engine, signIn } = world()
    engine.run(putSignIn, { ...rule, growth: 3 })
    signIn(noon('2026-11-21'))

    expect(engine.rows('account').find(({ path }) => path === 'member/lin/growth')?.balance).toBe(3)
    expect(engine.rows('fact').filter(({ type }) => type === 'growth.earned')).toMatchObject([
      { memberId: 'lin', occurredAt: noon('2026-11-21'), data: { amount: 3, offerId: 'sign-in' } },
    ])
  })

  test('of two that are live is paid by the one with the lowest id', () => {
    const { engine, signIn } = world()
    engine.run(putSignIn, { ...rule, rewards: [9, 9, 9, 9, 9, 9, 9], id: 'another' })

    expect(signIn(noon('2026-11-21')).points).toBe(9)

    engine.run(pause, { offerId: 'another', because: '核对' })

    expect(signIn(noon('2026-11-22')).points).toBe(5)
  })
})

describe('a streak', () => {
  const streaks: [string, string[], number[]][] = [
    ['goes on over the end of a month', ['2026-11-29', '2026-11-30', '2026-12-01'], [1, 2, 3]],
    ['goes on over the end of a year', ['2026-12-31', '2027-01-01'], [1, 2]],
    ['counts the leap day', ['2028-02-28', '2028-02-29', '2028-03-01'], [1, 2, 3]],
    ['is broken by a leap day that was missed', ['2028-02-28', '2028-03-01'], [1, 1]],
    ['has no leap day in another year', ['2027-02-28', '2027-03-01'], [1, 2]],
    [
      'is broken by one missed day, and grows again',
      ['2026-11-18', '2026-11-19', '2026-11-21', '2026-11-22'],
      [1, 2, 1, 2],
    ],
  ]
  test.each(streaks)('%s', (_name, days, wanted) => {
    const { signIn } = world()

    expect(days.map((day) => signIn(noon(day)).board.streakDays)).toEqual(wanted)
  })

  test('of eight days pays the whole cycle and starts the next', () => {
    const { signIn } = world()
    const days = [15, 16, 17, 18, 19, 20, 21, 22].map((day) => signIn(noon(`2026-11-${day}`)))

    expect(days.map(({ points }) => points)).toEqual([5, 5, 10, 10, 15, 15, 30, 5])
    expect(days.at(-1)).toMatchObject({ balance: 95, board: { streakDays: 8 } })
    expect(days.at(-1)?.board.days.map(({ day }) => day)).toEqual(
      [22, 23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}`),
    )
  })
})

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('on a machine in %s', (zone) => {
  const last = at('2026-11-30T23:59:59.999+08:00')
  beforeEach(() => void vi.stubEnv('TZ', zone))
  afterEach(() => void vi.unstubAllEnvs())

  test('the zone of the machine is really set', () => {
    const hours = { UTC: 0, 'Asia/Shanghai': 8, 'America/Los_Angeles': -8 }[zone]
    expect(new Date(last).getTimezoneOffset()).toBe((hours ?? Number.NaN) * -60 + 0)
  })

  test('the last millisecond of a day in Shanghai and the first of the next are two days in a row', () => {
    const { signIn, paid } = world()
    signIn(last)

    expect(signIn(last + 1).board).toMatchObject({ streakDays: 2, pointsToday: 5 })
    expect(paid().map(({ id }) => id)).toEqual(
      ['2026-11-30', '2026-12-01'].map((day) => `grant/lin/sign-in/sign-in/${day}/0`),
    )
  })

  test('the first and the last millisecond of a day in Shanghai are one day', () => {
    const { signIn } = world()
    signIn(at('2026-11-30T00:00:00.000+08:00'))

    expect(() => signIn(last)).toThrow('TASK_ALREADY_CLAIMED')
  })

  test('the last millisecond of a day and the first after the next one are not in a row', () => {
    const { signIn } = world()
    signIn(last)

    expect(signIn(at('2026-12-02T00:00:00.000+08:00')).board.streakDays).toBe(1)
  })
})

describe('a new version', () => {
  test('pays the next day; days signed before keep what they gave', () => {
    const { engine, signIn, paid } = world()
    signIn(noon('2026-11-21'))
    const dearer = { ...rule, rewards: [50, 50, 100, 100, 150, 150, 300], lotDays: 30 }
    engine.run(putSignIn, dearer)

    expect(signIn(noon('2026-11-22'))).toMatchObject({ points: 50, balance: 55 })
    expect(paid().map(({ because }) => because.version)).toEqual([1, 2])
    expect(engine.rows('lot').map(({ expiresOn }) => expiresOn)).toEqual(['2027-11-21', '2026-12-22'])
  })
})
