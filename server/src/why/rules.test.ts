import { describe, expect, test } from 'vitest'
import { missingFor, stepsIn } from './rules/reckoning.ts'
import { missingOfSku } from './rules/sku.ts'
import { firstLegOf, grantNames, grantOfTransfer, subjectOf } from './rules/subject.ts'
import { missingOf, stateOfTask, type TaskStanding } from './rules/task-line.ts'
import { factTold, inTime } from './rules/told.ts'

describe('what is asked about', () => {
  test('ends at the first colon, whatever comes behind', () => {
    expect(subjectOf('points:grant/a/b/c/d:e/0')).toEqual({ kind: 'points', name: 'grant/a/b/c/d:e/0' })
    expect(subjectOf('odd')).toEqual({ kind: 'odd', name: '' })
    expect(subjectOf('')).toEqual({ kind: '', name: '' })
  })

  test('a rule with a colon in it is one of the ways to read a grant', () => {
    expect(grantNames('t1:benefit:birthday:2026')).toEqual([
      { offerId: 't1', rule: 'benefit', occasion: 'birthday:2026' },
      { offerId: 't1', rule: 'benefit:birthday', occasion: '2026' },
    ])
    expect(grantNames('t1:claim')).toEqual([])
    expect(grantNames('t1')).toEqual([])
    expect(grantNames(`t1:${':'.repeat(300)}`)).toHaveLength(3)
  })

  test('a transfer carries the name of its grant, slashes and all', () => {
    const grant = { memberId: 'm', offerId: 'o', rule: 'fact', occasion: 'pos/e/1' }
    expect(grantOfTransfer('grant/m/o/fact/pos/e/1/0')).toEqual(grant)
    expect(grantOfTransfer('grant/m/o/fact/pos/e/1/12+')).toEqual(grant)
    expect(grantOfTransfer('expire/m/2026-11-01.1')).toBeNull()
    expect(grantOfTransfer('grant/m/o')).toBeNull()
    expect(firstLegOf('x+')).toBe('x')
  })
})

const factAt = (key: string, occurredAt: number, more = {}) => ({
  ...{ source: 'pos', key, id: key, type: 'purchase.paid', memberId: 'm', subjectId: null },
  ...{ occurredAt, recordedAt: 9, data: { amountFen: 100, channel: 'app', phone: '138' }, ...more },
})

describe('what is told of a fact', () => {
  test('is what rules may count of it, and nothing else', () => {
    expect(factTold(factAt('a', 5), new Map([['pos', '门店']]))).toEqual({
      ...{ type: 'purchase.paid', at: 5, recordedAt: 9, source: '门店' },
      ...{ numbers: { amountFen: 100 }, words: { channel: 'app' } },
    })
    const strange = factTold(factAt('a', 5, { type: 'strange', source: 'laurel' }), new Map())
    expect(strange).toMatchObject({ source: 'laurel', numbers: {}, words: {} })
  })

  test('facts stand in the order of time, each once', () => {
    const told = inTime([factAt('c', 3), factAt('a', 1), factAt('b', 1), factAt('a', 1)])
    expect(told.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
  })
})

describe('the reckoning', () => {
  test('is the one that the rule kept', () => {
    const steps = [{ step: 'base', value: 3, unit: 'points' }]
    expect(stepsIn({ steps, value: 1 }, 'times')).toBe(steps)
  })

  test('of a sign-in and of a task comes from what they kept', () => {
    expect(stepsIn({ streakDays: 3, points: 15, growth: 0 }, 'times')).toEqual([
      { step: 'streak', value: 3, unit: 'days' },
      { step: 'base', value: 15, unit: 'points' },
    ])
    expect(stepsIn({ value: 800, target: 1_000 }, 'fen')).toEqual([
      { step: 'progress', value: 800, unit: 'fen' },
      { step: 'target', value: 1_000, unit: 'fen' },
    ])
    expect(stepsIn({ value: 'much', target: 0.5 }, 'fen')).toEqual([])
  })

  test('what is withheld waits for its budget or its offer', () => {
    expect(missingFor('BUDGET_WINDOW_FULL', 40)).toMatchObject([{ what: 'budget', amount: 40 }])
    expect(missingFor('OFFER_PAUSED', 40)).toMatchObject([{ what: 'offer', amount: null }])
    expect(missingFor(null, 40)).toEqual([])
  })
})

const line: TaskStanding = {
  ...{ value: 1, target: 3, unit: 'times', state: 'doing', bar: null, barSubject: null },
  ...{ endsAt: 77, points: 5, growth: 0 },
}

describe('what a task leaves open', () => {
  test.each([
    ['doing', line, 'open', [{ what: 'times', amount: 2, until: 77 }]],
    ['claimable', { ...line, value: 3, state: 'claimable' }, 'open', []],
    [
      'for a higher tier',
      { ...line, state: 'barred', bar: 'TIER_TOO_LOW', barSubject: '黄金' },
      'refused',
      [
        { what: 'tier', subject: '黄金' },
        { what: 'times', amount: 2 },
      ],
    ],
    [
      'too late',
      { ...line, value: 3, state: 'barred', bar: 'TASK_CLAIM_OVER' },
      'refused',
      [{ what: 'days' }],
    ],
    ['more than enough', { ...line, value: 9, state: 'claimable' }, 'open', []],
  ] satisfies [string, TaskStanding, string, object[]][])('%s', (_, one, state, missing) => {
    expect(stateOfTask(one)).toBe(state)
    expect(missingOf(one)).toMatchObject(missing)
    expect(missingOf(one)).toHaveLength(missing.length)
  })
})

describe('what stands between a member and a product', () => {
  const sku = {
    id: 'p.1',
    title: '',
    pricePoints: 10,
    stock: 1,
    limitPerMember: null,
    limitLeft: null,
    bar: null,
  }
  const gate = { level: 3, name: '黄金', look: 'gold', missing: 320 } as const

  test('is told in whole', () => {
    expect(missingOfSku({ balance: 4, gate }, { ...sku, stock: 0, limitLeft: 0 })).toMatchObject([
      { what: 'growth', amount: 320, subject: '黄金' },
      { what: 'stock', amount: null },
      { what: 'limit', amount: null },
      { what: 'points', amount: 6 },
    ])
    expect(missingOfSku({ balance: 10, gate: null }, sku)).toEqual([])
    expect(missingOfSku({ balance: 9 }, sku)).toMatchObject([{ what: 'points', amount: 1 }])
  })
})
