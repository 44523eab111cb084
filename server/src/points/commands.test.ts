import { beforeEach, describe, expect, test } from 'vitest'
import { startOfDay } from '../platform/clock.ts'
import { postgresKit } from '../platform/kit.ts'
import { type MemoryEngine, memoryEngine } from '../platform/work/memory.ts'
import { defineSchema, type Schema, type Work } from '../schema.ts'
import { MALL_REDEEMED, pointsOf } from './accounts.ts'
import { expire } from './commands/expire.ts'
import { hold, release, settle } from './commands/hold.ts'
import { type ReverseOrder, reverse } from './commands/reverse.ts'
import { balanceOf, transfer } from './commands/transfer.ts'

const because = { reason: 'gift' } as const
const BUDGET = 'budget/b/points'
let engine: MemoryEngine<Schema>
let now = 0

const run = <Result>(act: (w: Work, now: number) => Result): Result =>
  engine.run((w: Work, _: null, at) => act(w, at), null)
const code = (act: () => unknown): string => {
  try {
    act()
    return 'ok'
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message
  }
}
const give = (id: string, member: string, amount: number, expiresOn: string) =>
  run((w, at) => transfer(w, { id, debit: BUDGET, credit: pointsOf(member), amount, expiresOn, because }, at))
const use = (id: string, member: string, amount: number) =>
  run((w, at) => transfer(w, { id, debit: pointsOf(member), credit: MALL_REDEEMED, amount, because }, at))
const undo = (order: Omit<ReverseOrder, 'because'>) => run((w, at) => reverse(w, { ...order, because }, at))
const kept = (path: string) => run((w) => w.get('account', path)?.balance ?? 0)
const lots = (member: string) =>
  run((w) => w.list('lot', pointsOf(member)).map((lot) => [lot.expiresOn, lot.seq, lot.remaining]))
const moves = (legs: readonly { debit: string; credit: string; amount: number }[]) =>
  legs.map(({ debit, credit, amount }) => `${debit} > ${credit}: ${amount}`)

beforeEach(() => {
  now = startOfDay('2026-11-21')
  engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  run((w, at) =>
    transfer(w, { id: 'fill', debit: 'mint/points', credit: BUDGET, amount: 10_000, because }, at),
  )
})

describe('a transfer', () => {
  test('is answered again under its id, and refused with other content', () => {
    const first = give('g', 'ann', 100, '2027-01-01')
    expect(give('g', 'ann', 100, '2027-01-01')).toEqual(first)
    expect(kept('member/ann/points')).toBe(100)
    expect(code(() => give('g', 'ann', 101, '2027-01-01'))).toBe('TRANSFER_MISMATCH')
    expect(code(() => give('g', 'bob', 100, '2027-01-01'))).toBe('TRANSFER_MISMATCH')
    expect(code(() => give('g', 'ann', 100, '2027-01-02'))).toBe('TRANSFER_MISMATCH')
  })
  test.each([0, -1, 2 ** 53, 1.5, Number.NaN, '5' as unknown as number])('of %s is refused', (amount) => {
    expect(code(() => give('bad', 'ann', amount, '2027-01-01'))).toBe('AMOUNT_INVALID')
    expect(code(() => undo({ id: 'r', of: 'fill', amount }))).toBe('AMOUNT_INVALID')
    expect(engine.rows('transfer')).toHaveLength(1)
  })
  test('that a balance could not hold exactly is refused', () => {
    const amount = Number.MAX_SAFE_INTEGER
    const fill = () =>
      run((w, at) =>
        transfer(w, { id: 'more', debit: 'mint/points', credit: 'budget/c/points', amount, because }, at),
      )
    expect(code(fill)).toBe('AMOUNT_INVALID')
  })
  test('uses the lot that lapses first', () => {
    give('late', 'ann', 50, '2027-02-01')
    give('soon', 'ann', 50, '2027-01-01')
    use('u', 'ann', 70)
    expect(lots('ann')).toEqual([['2027-02-01', 0, 30]])
  })
  test('says how much is missing, of a member', () => {
    give('g', 'ann', 50, '2027-01-01')
    expect(() => use('u', 'ann', 70)).toThrow(
      expect.objectContaining({ code: 'BALANCE_TOO_LOW', details: { missing: 20 } }),
    )
    expect(code(() => give('much', 'ann', 20_000, '2027-01-01'))).toBe('BUDGET_EXHAUSTED')
  })
  test('leaves lots alone whose day is over, swept or not', () => {
    give('a', 'ann', 50, '2026-11-21')
    give('b', 'ann', 50, '2026-11-22')
    now = startOfDay('2026-11-22')
    expect(run((w, at) => balanceOf(w, 'ann', at))).toBe(50)
    expect(code(() => use('u', 'ann', 51))).toBe('BALANCE_TOO_LOW')
    use('u', 'ann', 50)
    expect(lots('ann')).toEqual([['2026-11-21', 0, 50]])
  })
  test('between two currencies is a fault', () => {
    const mix = () =>
      run((w, at) => transfer(w, { id: 'x', debit: 'mint/fen', credit: BUDGET, amount: 1, because }, at))
    expect(code(mix)).toContain('differ in currency')
  })
})

describe('a reversal', () => {
  test('gives the same lots back in parts, and never more than the whole', () => {
    give('late', 'ann', 50, '2027-02-01')
    give('soon', 'ann', 50, '2026-12-01')
    use('u', 'ann', 70)
    undo({ id: 'r1', of: 'u', amount: 30 })
    expect(lots('ann')).toEqual([
      ['2026-12-01', 1, 10],
      ['2027-02-01', 0, 50],
    ])
    expect(code(() => undo({ id: 'r2', of: 'u', amount: 41 }))).toBe('REVERSAL_EXCEEDS')
    now = startOfDay('2026-12-02')
    undo({ id: 'r3', of: 'u', graceDays: 7 })
    expect(lots('ann')).toEqual([
      ['2026-12-01', 1, 10],
      ['2026-12-09', 1, 40],
      ['2027-02-01', 0, 50],
    ])
    expect(code(() => undo({ id: 'r4', of: 'u' }))).toBe('REVERSAL_EXCEEDS')
  })
  test('is answered again under its id, and refused with other content', () => {
    give('g', 'ann', 50, '2027-01-01')
    const first = undo({ id: 'r', of: 'g', amount: 20 })
    expect(undo({ id: 'r', of: 'g', amount: 20 })).toEqual(first)
    expect(undo({ id: 'r', of: 'g' })).toEqual(first)
    expect(code(() => undo({ id: 'r', of: 'g', amount: 21 }))).toBe('TRANSFER_MISMATCH')
    expect(code(() => undo({ id: 'r', of: 'fill' }))).toBe('TRANSFER_MISMATCH')
    expect(code(() => undo({ id: 'g', of: 'fill' }))).toBe('TRANSFER_MISMATCH')
    expect(code(() => give('r', 'ann', 20, '2027-01-01'))).toBe('TRANSFER_MISMATCH')
  })
  test('of nothing, of a reversal or of half a transfer is refused', () => {
    give('g', 'ann', 50, '2027-01-01')
    undo({ id: 'r', of: 'g' })
    expect(code(() => undo({ id: 'x', of: 'none' }))).toBe('TRANSFER_UNKNOWN')
    expect(code(() => undo({ id: 'x', of: 'g+' }))).toBe('TRANSFER_UNKNOWN')
    expect(code(() => undo({ id: 'x', of: 'r' }))).toBe('TRANSFER_IS_REVERSAL')
  })
})

describe('taking back', () => {
  test('turns what is gone into debt, which the next grant fills first', () => {
    give('g', 'ann', 100, '2027-01-01')
    use('u', 'ann', 70)
    expect(moves(undo({ id: 'r', of: 'g' }).legs)).toEqual([
      'member/ann/points > budget/b/points: 30',
      'member/ann/debt > budget/b/points: 70',
    ])
    expect(moves(give('g2', 'ann', 100, '2027-03-01'))).toEqual([
      'budget/b/points > member/ann/debt: 70',
      'budget/b/points > member/ann/points: 30',
    ])
    expect(lots('ann')).toEqual([['2027-03-01', 1, 30]])
  })
  test('of a grant takes its own lot first, though another lapses sooner', () => {
    give('own', 'ann', 50, '2027-02-01')
    give('other', 'ann', 50, '2027-01-01')
    undo({ id: 'r', of: 'own', amount: 30 })
    expect(lots('ann')).toEqual([
      ['2027-01-01', 1, 50],
      ['2027-02-01', 0, 20],
    ])
  })
  test('of a purchase fills a debt first too, and lots get the rest', () => {
    give('g', 'ann', 50, '2027-01-01')
    give('h', 'ann', 50, '2027-02-01')
    use('u', 'ann', 100)
    undo({ id: 'r', of: 'g', amount: 30 })
    expect(moves(undo({ id: 'back', of: 'u' }).legs)).toEqual([
      'mall/redeemed > member/ann/debt: 30',
      'mall/redeemed > member/ann/points: 70',
    ])
    expect(lots('ann')).toEqual([
      ['2027-01-01', 0, 20],
      ['2027-02-01', 1, 50],
    ])
  })
  test('of growth stops at 0 and says so, once', () => {
    const grow = (id: string, amount: number) =>
      run((w, at) =>
        transfer(w, { id, debit: 'mint/growth', credit: 'member/ann/growth', amount, because }, at),
      )
    grow('g1', 30)
    grow('g2', 50)
    undo({ id: 'r1', of: 'g1' })
    run((w, at) =>
      transfer(w, { id: 'gone', debit: 'member/ann/growth', credit: 'mint/growth', amount: 20, because }, at),
    )
    expect(undo({ id: 'r2', of: 'g2' })).toMatchObject({ amount: 30, short: 20 })
    expect(undo({ id: 'r2', of: 'g2', amount: 50 })).toMatchObject({ amount: 30, short: 20 })
    expect(code(() => undo({ id: 'r3', of: 'g2' }))).toBe('REVERSAL_EXCEEDS')
    grow('g3', 10)
    run((w, at) =>
      transfer(
        w,
        { id: 'gone2', debit: 'member/ann/growth', credit: 'mint/growth', amount: 10, because },
        at,
      ),
    )
    expect(undo({ id: 'r4', of: 'g3' })).toEqual({ legs: [], amount: 0, short: 10 })
    expect(undo({ id: 'r4', of: 'g3' })).toEqual({ legs: [], amount: 0, short: 10 })
  })
})

describe('a hold', () => {
  const keep = () => run((w, at) => hold(w, { hold: 'h/1', from: BUDGET, amount: 40, because }, at))
  const pay = (id: string, amount?: number) =>
    run((w, at) =>
      settle(
        w,
        {
          id,
          hold: 'h/1',
          to: pointsOf('ann'),
          expiresOn: '2027-01-01',
          because,
          ...(amount ? { amount } : {}),
        },
        at,
      ),
    )
  const drop = (id: string) => run((w, at) => release(w, { id, hold: 'h/1', because }, at))

  test('is settled in parts, and what is left goes back', () => {
    keep()
    pay('s1', 10)
    expect(moves(drop('d'))).toEqual(['hold/h/1/points > budget/b/points: 30'])
    expect(moves(drop('d'))).toEqual(['hold/h/1/points > budget/b/points: 30'])
    expect(code(() => drop('d2'))).toBe('HOLD_EMPTY')
    expect(code(() => pay('s2'))).toBe('HOLD_EMPTY')
    expect(code(() => pay('s3', 5))).toBe('HOLD_EMPTY')
  })
  test('that was never filled is empty', () => expect(code(() => drop('d'))).toBe('HOLD_EMPTY'))
  test('that was settled goes straight back to its budget when it is reversed', () => {
    keep()
    pay('s')
    expect(moves(pay('s'))).toEqual(['hold/h/1/points > member/ann/points: 40'])
    expect(moves(undo({ id: 'r', of: 's' }).legs)).toEqual(['member/ann/points > budget/b/points: 40'])
    expect(kept('hold/h/1/points')).toBe(0)
  })
  test('is filled again when its release is reversed', () => {
    keep()
    drop('d')
    undo({ id: 'r', of: 'd' })
    expect(kept('hold/h/1/points')).toBe(40)
  })
})

describe('expiry', () => {
  test('lets each lot lapse once, after its last day, and says so', () => {
    give('a', 'ann', 10, '2026-11-21')
    give('b', 'ann', 20, '2026-11-22')
    give('c', 'ann', 30, '2026-11-23')
    expect(engine.run(expire, { memberId: 'ann' })).toEqual({ points: 0 })
    now = startOfDay('2026-11-23')
    expect(engine.run(expire, { memberId: 'ann' })).toEqual({ points: 30 })
    expect(engine.run(expire, { memberId: 'ann' })).toEqual({ points: 0 })
    expect(lots('ann')).toEqual([['2026-11-23', 2, 30]])
    expect(engine.rows('fact')).toMatchObject([
      { type: 'points.expired', memberId: 'ann', data: { points: 30 } },
    ])
  })
  test('names what it reads', () => {
    const touched: unknown[][] = []
    const touch = (...key: unknown[]) => void touched.push(key)
    expire.reads({ row: touch, list: touch }, { memberId: 'ann' })
    expect(touched).toContainEqual(['lot', 'member/ann/points'])
  })
})
