import { Type } from 'typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { addBudget, askTopUp, budgetApprovals } from '../../budget/index.ts'
import { approveWith } from '../../operators/index.ts'
import { postgresKit } from '../../platform/kit.ts'
import { type MemoryEngine, memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema, type Schema } from '../../schema.ts'
import type { OfferKindDef } from '../kinds.ts'
import { putInForce } from '../testing.ts'
import { type AwardOrder, award, awardNow } from './award.ts'
import { settleWithheld } from './settle.ts'
import { end, pause, resumeWith } from './stop.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-21T04:00:00Z')
const approve = approveWith(budgetApprovals)
const kind: OfferKindDef = {
  kind: 'earn',
  single: false,
  schema: Type.Object({}),
  faultIn: () => null,
  givesPoints: () => true,
  topics: () => [],
  declare: ({ offerId, title }) => ({ offerId, title, kind: 'earn', links: [], signOff: null, rules: ['r'] }),
}
const resume = resumeWith([kind])
let engine: MemoryEngine<Schema>
let now = NOW
let fills = 0

const fill = (amount: number, budgetId = 'spring'): void => {
  fills += 1
  engine.run(askTopUp, { id: `t${fills}`, budgetId, amount, because: 'spring', operatorId: 'eve' })
  engine.run(approve, { approvalId: `t${fills}`, operatorId: 'amy', role: 'approver' })
}
const order = (due: Partial<AwardOrder>): AwardOrder => ({
  memberId: 'ann',
  offerId: 'o1',
  rule: 'fact',
  occasion: 'pos/p1',
  version: 1,
  budgetId: 'spring',
  points: 0,
  growth: [],
  expiresOn: '2027-11-21',
  fact: { source: 'pos', key: 'p1' },
  at: NOW - 5,
  reason: 'purchase',
  subject: 'spring',
  ...due,
})
const give = (due: Partial<AwardOrder>) => engine.run(award, order(due))
const key = {
  ...{ memberId: 'ann', offerId: 'o1', rule: 'fact', occasion: 'pos/p1' },
  ...{ budgetId: 'spring', hold: null },
}
const settle = () => engine.run(settleWithheld, key)
const balance = (path: string): number =>
  engine.rows('account').find((row) => row.path === path)?.balance ?? 0
const held = () => ({ points: balance('member/ann/points'), growth: balance('member/ann/growth') })
const told = () =>
  engine
    .rows('fact')
    .filter(({ type }) => type === 'growth.earned')
    .map(({ occurredAt, data }) => [occurredAt, data.amount])
const spend = (points: number) =>
  engine.run((w) => {
    const path = 'member/ann/points'
    const account = w.get('account', path)
    const lot = w.list('lot', path)[0]
    if (!account || !lot) throw new Error('nothing to spend')
    w.set('lot', lot, { remaining: lot.remaining - points })
    w.set('account', account, { balance: account.balance - points })
  }, null)

beforeEach(() => {
  now = NOW
  engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  const caps = { dayMax: 100, monthMax: null, totalMax: null }
  engine.run(addBudget, { id: 'spring', name: 'spring', currency: 'points', parentId: null, caps })
  fill(1_000)
  engine.run(
    (w, _, at) => putInForce(w, { id: 'o1', kind: 'earn', body: {}, topics: ['x'], budgetId: 'spring' }, at),
    null,
  )
})

describe('for one occasion', () => {
  test('what is due is given once, however often it is asked for', () => {
    give({ points: 10, growth: [[1, 3]] })
    give({ points: 10, growth: [[1, 3]] })
    expect(held()).toEqual({ points: 10, growth: 3 })
    expect(engine.rows('grant')).toMatchObject([{ state: 'granted', points: 10, moves: 2 }])
    expect(told()).toEqual([[1, 3]])
  })

  test('nothing due leaves nothing', () => {
    expect(give({})).toBe(null)
    expect(engine.rows('grant')).toEqual([])
  })

  test('more or less of it moves the difference, and the budget counts what is left', () => {
    give({ points: 10 })
    give({ points: 25 })
    give({ points: 4 })
    expect(held().points).toBe(4)
    expect(balance('budget/spring/points')).toBe(996)
    give({ points: 0 })
    expect(held().points).toBe(0)
    expect(engine.rows('grant')[0]).toMatchObject({ state: 'reversed', points: 0 })
    give({ points: 7, expiresOn: '2028-01-01' })
    expect(held().points).toBe(7)
    expect(engine.rows('grant')[0]).toMatchObject({ state: 'granted', expiresOn: '2028-01-01' })
    expect(balance('budget/spring/points')).toBe(993)
  })

  test('each transfer says which offer, version and fact it comes from', () => {
    give({ points: 10, growth: [[1, 3]], version: 2 })
    give({ points: 8, growth: [[1, 3]], version: 2 })
    const because = { subject: 'spring', offer: 'o1', version: 2, fact: 'p1' }
    const moved = engine.rows('transfer').filter(({ id }) => id.startsWith('grant/'))
    expect(moved.map((row) => [row.id, row.amount, row.because])).toEqual([
      ['grant/ann/o1/fact/pos/p1/0', 10, { ...because, reason: 'purchase' }],
      ['grant/ann/o1/fact/pos/p1/1', 3, { ...because, reason: 'purchase' }],
      ['grant/ann/o1/fact/pos/p1/2', 2, { ...because, reason: 'refund' }],
    ])
  })

  test('what is taken back after it was spent is owed, and the next grant fills the debt first', () => {
    give({ points: 10 })
    spend(6)
    give({ points: 0 })
    expect(balance('member/ann/debt')).toBe(-6)
    give({ occasion: 'pos/p2', points: 10 })
    expect([balance('member/ann/debt'), held().points]).toEqual([0, 4])
    give({ occasion: 'pos/p2', points: 0 })
    expect([balance('member/ann/debt'), held().points]).toEqual([-6, 0])
  })

  test('growth counts when it was earned, and is taken back when it was refunded', () => {
    give({ growth: [[100, 10]] })
    give({
      growth: [
        [100, 10],
        [200, -4],
      ],
    })
    expect(held().growth).toBe(6)
    give({
      growth: [
        [100, 8],
        [200, -8],
      ],
    })
    expect(held().growth).toBe(0)
    expect(told()).toEqual([
      [100, 10],
      [200, -4],
      [100, -2],
      [200, -4],
    ])
    expect(engine.rows('grant')[0]).toMatchObject({
      state: 'reversed',
      growthPosted: [
        [100, 8],
        [200, -8],
      ],
    })
  })

  test('a refund that is known first leaves what is left, told at both instants', () => {
    give({
      growth: [
        [100, 10],
        [200, -10],
      ],
    })
    expect(held().growth).toBe(0)
    expect(told()).toEqual([
      [100, 10],
      [200, -10],
    ])
    expect(engine.rows('transfer').filter(({ credit }) => credit === 'member/ann/growth')).toEqual([])
  })

  test('growth that was never due is not taken', () => {
    expect(() =>
      give({
        growth: [
          [100, 3],
          [200, -4],
        ],
      }),
    ).toThrow('growth below 0')
  })
})

describe('what can not be given now', () => {
  const halt = () => engine.run(pause, { offerId: 'o1', because: 'wrong' })
  const goOn = () => engine.run(resume, { offerId: 'o1', because: 'right' })

  test('is withheld while the offer is paused, with its reason; less is taken back all the same', () => {
    give({ points: 10, growth: [[1, 5]] })
    halt()
    expect(give({ points: 12, growth: [[1, 5]] })).toMatchObject({
      state: 'withheld',
      refusal: 'OFFER_PAUSED',
    })
    expect(held()).toEqual({ points: 10, growth: 5 })
    expect(
      give({
        points: 4,
        growth: [
          [1, 5],
          [2, 2],
        ],
      }),
    ).toMatchObject({ state: 'withheld' })
    expect(held()).toEqual({ points: 4, growth: 5 })
    expect(
      give({
        points: 6,
        growth: [
          [1, 5],
          [2, -3],
        ],
      }),
    ).toMatchObject({ state: 'withheld' })
    expect(held()).toEqual({ points: 4, growth: 2 })
    expect(settle()).toMatchObject({ state: 'withheld' })
    now += DAY_MS
    goOn()
    expect(settle()).toMatchObject({ state: 'granted', refusal: null })
    expect(held()).toEqual({ points: 6, growth: 2 })
    expect(settle()).toBe(null)
  })

  test('growth that a refund took back before it was given does not go below what others gave', () => {
    halt()
    give({
      growth: [
        [1, 5],
        [2, -3],
      ],
    })
    expect(told()).toEqual([])
    give({
      growth: [
        [1, 5],
        [2, -5],
      ],
    })
    expect(told()).toEqual([])
    goOn()
    settle()
    expect(told()).toEqual([
      [1, 5],
      [2, -5],
    ])
  })

  test('is withheld when the budget or its day is used up, and comes when there is room', () => {
    give({ occasion: 'pos/p0', points: 95 })
    expect(give({ points: 10 })).toMatchObject({
      state: 'withheld',
      refusal: 'BUDGET_WINDOW_FULL',
      changedAt: NOW,
    })
    now += 60_000
    expect(settle()).toMatchObject({ state: 'withheld', changedAt: NOW })
    now += DAY_MS
    expect(settle()).toMatchObject({ state: 'granted', points: 10 })
    expect(held().points).toBe(105)
    const all = balance('budget/spring/points')
    expect(give({ occasion: 'pos/p3', points: all + 1 })).toMatchObject({ refusal: 'BUDGET_EXHAUSTED' })
  })

  test('points that lapsed while they were withheld come with 30 days to use them', () => {
    halt()
    give({ points: 10, expiresOn: '2026-11-22' })
    now += 5 * DAY_MS
    goOn()
    expect(settle()).toMatchObject({ state: 'granted', expiresOn: '2026-12-26' })
    expect(engine.rows('lot')).toMatchObject([{ expiresOn: '2026-12-26', remaining: 10 }])
  })

  test('is let go when the account was closed', () => {
    halt()
    give({ points: 10 })
    const member = { id: 'ann', joinedAt: 0, state: 'closed' as const, called: '' }
    engine.run((w) => void w.add('member', member as never), null)
    goOn()
    expect(settle()).toMatchObject({ state: 'reversed', points: 0, refusal: null })
    expect(held().points).toBe(0)
  })

  test('an offer that ended still gives what was earned before', () => {
    engine.run(end, { offerId: 'o1', because: 'over' })
    expect(give({ points: 10 })).toMatchObject({ state: 'granted' })
  })

  test('a tap is given all of it or refused, and leaves nothing', () => {
    expect(engine.run(awardNow, order({ points: 10 }))).toMatchObject({ state: 'granted' })
    halt()
    expect(() => engine.run(awardNow, order({ occasion: 'pos/p2', points: 10 }))).toThrow('OFFER_PAUSED')
    expect(() => engine.run(awardNow, order({ occasion: 'pos/p3' }))).toThrow('OFFER_NOT_LIVE')
    expect(engine.rows('grant').map(({ occasion }) => occasion)).toEqual(['pos/p1'])
    goOn()
    expect(() => engine.run(awardNow, order({ occasion: 'pos/p2', points: 1_000 }))).toThrow(
      'BUDGET_EXHAUSTED',
    )
    expect(() => engine.run(awardNow, order({ occasion: 'pos/p2', points: 5, budgetId: null }))).toThrow(
      'BUDGET_UNKNOWN',
    )
  })
})
