import { describe, expect, test } from 'vitest'
import { currencyOf, debtOf, familyOf, ownerOf, shortageOf } from './accounts.ts'
import {
  byDay,
  consume,
  expiringOf,
  giveBack,
  isAmount,
  isSameTransfer,
  isUsable,
  type Moved,
  ownLotsFirst,
  refuseReversal,
  sameBecause,
  sumOf,
  sumOfParts,
} from './rules.ts'
import type { Part } from './tables.ts'

const lot = (expiresOn: string, seq: number, remaining: number) => ({ expiresOn, seq, remaining })

describe('amounts', () => {
  test.each([0, -1, 1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY, '5', null])(
    '%s is no amount',
    (amount) => {
      expect(isAmount(amount)).toBe(false)
    },
  )
  test.each([1, Number.MAX_SAFE_INTEGER])('%s is an amount', (amount) => expect(isAmount(amount)).toBe(true))
  test('sums', () => {
    expect(sumOf([{ amount: 2 }, { amount: 3 }])).toBe(5)
    expect(sumOfParts([['2026-12-01', 0, 2]])).toBe(2)
  })
})

describe('lots', () => {
  test('are used through their last day', () => {
    expect(isUsable(lot('2026-11-21', 0, 1), '2026-11-21')).toBe(true)
    expect(isUsable(lot('2026-11-21', 0, 1), '2026-11-22')).toBe(false)
  })
  test('are consumed in their order, and what they lack is missing', () => {
    const lots = [lot('2026-12-01', 1, 5), lot('2026-12-02', 0, 5)]
    expect(consume(lots, 7)).toEqual([
      ['2026-12-01', 1, 5],
      ['2026-12-02', 0, 2],
    ])
    expect(consume(lots, 5)).toEqual([['2026-12-01', 1, 5]])
    expect(consume(lots, 11)).toHaveLength(2)
  })
  test('of a grant come first when it is taken back', () => {
    const lots = [lot('2026-12-01', 1, 5), lot('2026-12-02', 0, 5)]
    expect(ownLotsFirst(lots, [['2026-11-30', 0, 9]]).map((each) => each.seq)).toEqual([0, 1])
    expect(ownLotsFirst(lots, [])).toEqual(lots)
  })
  test('come back from the end of what was used, expired ones with grace', () => {
    const used: Part[] = [
      ['2026-11-01', 0, 5],
      ['2026-12-02', 1, 5],
    ]
    const back = { used, today: '2026-11-21', graceOn: '2026-12-21' }
    expect(giveBack({ ...back, already: 0, amount: 3 })).toEqual([['2026-12-02', 1, 3]])
    expect(giveBack({ ...back, already: 3, amount: 7 })).toEqual([
      ['2026-12-02', 1, 2],
      ['2026-12-21', 0, 5],
    ])
    expect(giveBack({ ...back, already: 5, amount: 1 })).toEqual([['2026-12-21', 0, 1]])
  })
  test('are shown by day', () => {
    expect(
      byDay([
        ['2026-12-01', 1, 5],
        ['2026-12-01', 2, 1],
        ['2026-12-02', 3, 1],
      ]),
    ).toEqual([
      { expiresOn: '2026-12-01', points: 6 },
      { expiresOn: '2026-12-02', points: 1 },
    ])
  })
  test('are announced when they lapse within 60 days', () => {
    const points = 5
    expect(expiringOf([{ expiresOn: '2027-01-20', points }], '2026-11-21')).toMatchObject({
      daysLeft: 60,
      points,
    })
    expect(expiringOf([{ expiresOn: '2027-01-21', points }], '2026-11-21')).toBeNull()
    expect(expiringOf([], '2026-11-21')).toBeNull()
  })
})

test.each([
  [{ whole: 10, already: 10, amount: 0 }, 'REVERSAL_EXCEEDS'],
  [{ whole: 10, already: 4, amount: 0 }, 'AMOUNT_INVALID'],
  [{ whole: 10, already: 4, amount: 7 }, 'REVERSAL_EXCEEDS'],
  [{ whole: 10, already: 4, amount: 6 }, null],
])('reversal %o: %s', (undo, refusal) => expect(refuseReversal(undo)).toBe(refusal))

describe('one and the same transfer', () => {
  const because = { reason: 'gift' } as const
  const legs: Moved[] = [
    { debit: 'budget/b/points', credit: 'member/m/debt', amount: 3, lots: null, reverses: null, because },
    {
      debit: 'budget/b/points',
      credit: 'member/m/points',
      amount: 7,
      lots: [['2026-12-01', 0, 7]],
      reverses: null,
      because,
    },
  ]
  const wanted = {
    debit: 'budget/b/points',
    credit: 'member/m/points',
    amount: 10,
    because,
    expiresOn: '2026-12-01',
  }

  test('has the same content, whatever its legs', () => {
    expect(isSameTransfer(legs, wanted)).toBe(true)
    expect(isSameTransfer(legs, { ...wanted, amount: undefined })).toBe(true)
    expect(isSameTransfer(legs.slice(0, 1), { ...wanted, amount: 3, expiresOn: '2027-01-01' })).toBe(true)
  })
  test.each([
    { debit: 'budget/c/points' },
    { credit: 'member/n/points' },
    { amount: 9 },
    { because: { reason: 'correction' as const } },
    { expiresOn: '2026-12-02' },
  ])('differs by %o', (other) => expect(isSameTransfer(legs, { ...wanted, ...other })).toBe(false))
  test('is no reversal, and not nothing', () => {
    expect(
      isSameTransfer(
        legs.map((leg) => ({ ...leg, reverses: 'x' })),
        wanted,
      ),
    ).toBe(false)
    expect(isSameTransfer([], wanted)).toBe(false)
  })
  test.each(['subject', 'orderId', 'offer', 'fact'])('has the same %s', (field) => {
    expect(sameBecause({ reason: 'gift' }, { reason: 'gift', [field]: 'x' })).toBe(false)
  })
  test('has the same version', () => {
    expect(sameBecause({ reason: 'gift', version: 1 }, { reason: 'gift', version: 2 })).toBe(false)
  })
})

test('a path says currency, family, owner and shortage', () => {
  expect(['mint/growth', 'spent/b/fen', 'mall/redeemed', 'member/m/debt'].map(currencyOf)).toEqual([
    'growth',
    'fen',
    'points',
    'points',
  ])
  expect(debtOf('member/m/points')).toBe('member/m/debt')
  expect(['member/m/debt', 'budget/b/fen'].map(familyOf)).toEqual(['member/m/points', 'budget/b/fen'])
  expect(ownerOf('hold/claim/m/t/points')).toBe('claim/m/t')
  expect(
    ['member/m/points', 'budget/b/fen', 'hold/h/points', 'mall/redeemed', 'member/m/growth'].map(shortageOf),
  ).toEqual(['BALANCE_TOO_LOW', 'BUDGET_EXHAUSTED', 'HOLD_EMPTY', 'ACCOUNT_SHORT', 'ACCOUNT_SHORT'])
})
