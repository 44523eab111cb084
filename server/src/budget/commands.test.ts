import type { Caps } from '@laurel/shared/budget'
import { beforeEach, describe, expect, test } from 'vitest'
import { approveWith, rejectWith } from '../operators/index.ts'
import { startOfDay } from '../platform/clock.ts'
import { postgresKit } from '../platform/kit.ts'
import { type MemoryEngine, memoryEngine } from '../platform/work/memory.ts'
import { defineSchema, type Schema, type Work } from '../schema.ts'
import {
  addBudget,
  askTopUp,
  budgetApprovals,
  giveBack,
  grant,
  hold,
  holdCost,
  refuseBudget,
  release,
  setCaps,
  settle,
  spend,
  spendHeld,
} from './index.ts'

const approve = approveWith(budgetApprovals)
const reject = rejectWith(budgetApprovals)
const by = (operatorId: string, approvalId: string) => ({ approvalId, operatorId, role: 'approver' }) as const
const NONE: Caps = { dayMax: null, monthMax: null, totalMax: null }
const because = { reason: 'gift' } as const
let engine: MemoryEngine<Schema>
let now = 0
let fills = 0

const refused = (act: () => unknown): unknown => {
  try {
    act()
    return 'ok'
  } catch (error) {
    const { code, details, message } = error as { code?: string; details?: object; message: string }
    return code ? { code, ...details } : message
  }
}
const add = (
  id: string,
  parentId: string | null = null,
  caps = NONE,
  currency: 'points' | 'fen' = 'points',
) => engine.run(addBudget, { id, name: id, currency, parentId, caps })
const fill = (budgetId: string, amount: number) => {
  fills += 1
  const id = `t${fills}`
  engine.run(askTopUp, { id, budgetId, amount, because: 'spring', operatorId: 'eve' })
  return engine.run(approve, by('amy', id))
}
const give = (id: string, budgetId: string, points: number) =>
  engine.run(grant, { id, budgetId, memberId: 'ann', points, expiresOn: '2027-12-31', because })
const back = (id: string, of: string, amount?: number) =>
  engine.run(giveBack, { id, of, because, ...(amount === undefined ? {} : { amount }) })
const windows = (budgetId: string) =>
  Object.fromEntries(
    engine
      .rows('budgetWindow')
      .filter((row) => row.budgetId === budgetId)
      .map((row) => [row.window, row.granted]),
  )
const figures = (budgetId: string) => {
  const budget = engine.run((w: Work) => w.get('budget', budgetId), null)
  const { filled, granted, held, handedDown, remaining } = engine.run(setCaps, {
    budgetId,
    caps: budget?.caps ?? NONE,
  })
  return { filled, granted, held, handedDown, remaining }
}

beforeEach(() => {
  fills = 0
  now = startOfDay('2026-11-21')
  engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  add('year')
  add('spring', 'year')
  fill('year', 1000)
  fill('spring', 400)
})

describe('the plan', () => {
  test('hands down what the parent has, and no more', () => {
    expect(figures('year')).toEqual({ filled: 1000, granted: 0, held: 0, handedDown: 400, remaining: 600 })
    expect(refused(() => fill('spring', 601))).toEqual({ code: 'BUDGET_EXHAUSTED' })
    fill('spring', 600)
    expect(figures('spring')).toMatchObject({ filled: 1000, remaining: 1000 })
  })
  test('needs a parent of the same currency', () => {
    expect(refused(() => add('x', 'nobody'))).toEqual({ code: 'BUDGET_UNKNOWN' })
    expect(refused(() => add('x', 'year', NONE, 'fen'))).toEqual({ code: 'CURRENCY_MISMATCH' })
    expect(refused(() => engine.run(setCaps, { budgetId: 'x', caps: NONE }))).toEqual({
      code: 'BUDGET_UNKNOWN',
    })
  })
  test('takes two operators for a top-up, and decides once', () => {
    const ask = { id: 'q', budgetId: 'year', amount: 5, because: 'more', operatorId: 'eve' }
    expect(engine.run(askTopUp, ask)).toMatchObject({ state: 'asked', askedBy: 'eve', decidedBy: null })
    expect(refused(() => engine.run(approve, by('eve', 'q')))).toEqual({
      code: 'APPROVAL_OWN',
    })
    expect(engine.run(reject, by('amy', 'q'))).toMatchObject({ state: 'rejected' })
    expect(refused(() => engine.run(approve, by('amy', 'q')))).toEqual({
      code: 'APPROVAL_DECIDED',
    })
    expect(refused(() => engine.run(reject, by('amy', 'none')))).toEqual({
      code: 'APPROVAL_UNKNOWN',
    })
    expect(refused(() => engine.run(askTopUp, { ...ask, id: 'r', budgetId: 'none' }))).toEqual({
      code: 'BUDGET_UNKNOWN',
    })
    expect(figures('year').filled).toBe(1000)
  })
  test('says whether a budget may be named', () => {
    const ask = (id: string) => engine.run((w: Work) => refuseBudget(w, id, 'points'), null)
    add('money', null, NONE, 'fen')
    expect([ask('none'), ask('money'), ask('year')]).toEqual(['BUDGET_UNKNOWN', 'CURRENCY_MISMATCH', null])
  })
})

describe('a grant', () => {
  test('tells the balance, counts once, and counts in the parent too', () => {
    expect(give('g', 'spring', 30)).toEqual({ balance: 30 })
    expect(give('g', 'spring', 30)).toEqual({ balance: 30 })
    const counted = { 'day/2026-11-21': 30, 'month/2026-11': 30, total: 30 }
    expect([windows('spring'), windows('year')]).toEqual([counted, counted])
    expect(figures('spring')).toEqual({ filled: 400, granted: 30, held: 0, handedDown: 0, remaining: 370 })
    expect(refused(() => give('g', 'spring', 31))).toEqual({ code: 'TRANSFER_MISMATCH' })
  })
  test('over a cap leaves nothing, and says which window and what is left', () => {
    engine.run(setCaps, { budgetId: 'spring', caps: { dayMax: 100, monthMax: 150, totalMax: null } })
    give('a', 'spring', 90)
    const before = engine.rows('transfer').length
    expect(refused(() => give('b', 'spring', 11))).toEqual({
      code: 'BUDGET_WINDOW_FULL',
      window: 'day/2026-11-21',
      left: 10,
    })
    expect(engine.rows('transfer')).toHaveLength(before)
    expect(windows('spring').total).toBe(90)
    now = startOfDay('2026-11-22')
    expect(refused(() => give('b', 'spring', 61))).toEqual({
      code: 'BUDGET_WINDOW_FULL',
      window: 'month/2026-11',
      left: 60,
    })
    give('b', 'spring', 60)
    now = startOfDay('2026-12-01')
    give('c', 'spring', 100)
  })
  test('is stopped by a cap of the parent, and by one set after others were granted', () => {
    give('a', 'spring', 90)
    engine.run(setCaps, { budgetId: 'year', caps: { ...NONE, totalMax: 80 } })
    expect(refused(() => give('b', 'spring', 1))).toEqual({
      code: 'BUDGET_WINDOW_FULL',
      window: 'total',
      left: 0,
    })
    expect(refused(() => give('c', 'spring', 311))).toEqual({ code: 'BUDGET_EXHAUSTED' })
  })
  test('comes back into the windows of the day it was granted', () => {
    give('g', 'spring', 30)
    now = startOfDay('2026-12-05')
    expect(back('r', 'g', 10)).toMatchObject({ amount: 10 })
    back('r', 'g', 10)
    expect(windows('spring')).toEqual({ 'day/2026-11-21': 20, 'month/2026-11': 20, total: 20 })
    expect(windows('year').total).toBe(20)
    expect(refused(() => back('x', 't2'))).toEqual({ code: 'TRANSFER_UNKNOWN' })
    expect(refused(() => back('y', 'top-up/t2', 1))).toContain('no grant')
  })
  test('needs a budget, of points', () => {
    add('money', null, NONE, 'fen')
    expect(refused(() => give('g', 'none', 1))).toEqual({ code: 'BUDGET_UNKNOWN' })
    expect(refused(() => give('g', 'money', 1))).toEqual({ code: 'CURRENCY_MISMATCH' })
  })
})

test('a cost leaves a budget of fen, and comes back', () => {
  add('money', null, { ...NONE, dayMax: 50 }, 'fen')
  fill('money', 100)
  const cost = (id: string, fen: number) => engine.run(spend, { id, budgetId: 'money', fen, because })
  cost('c', 50)
  expect(refused(() => cost('d', 1))).toMatchObject({ code: 'BUDGET_WINDOW_FULL', left: 0 })
  back('r', 'c')
  cost('d', 1)
  expect(figures('money')).toMatchObject({ granted: 1, remaining: 99 })
})

test('a promise counts when it is made, and not again when it is kept', () => {
  const keep = (name: string) => engine.run(hold, { hold: name, budgetId: 'spring', points: 40, because })
  const pay = (id: string) =>
    engine.run(settle, { id, hold: 'h', memberId: 'ann', expiresOn: '2027-12-31', because })
  keep('h')
  keep('h')
  keep('i')
  expect(figures('spring')).toMatchObject({ granted: 0, held: 80, remaining: 320 })
  now = startOfDay('2026-12-05')
  expect(pay('s')).toEqual({ points: 40 })
  expect(pay('s')).toEqual({ points: 40 })
  expect(engine.run(release, { id: 'd', hold: 'i', because })).toEqual({ amount: 40 })
  expect(engine.run(release, { id: 'd', hold: 'i', because })).toEqual({ amount: 40 })
  expect(figures('spring')).toMatchObject({ granted: 40, held: 0, remaining: 360 })
  expect(windows('spring')).toEqual({ 'day/2026-11-21': 40, 'month/2026-11': 40, total: 40, held: 0 })
  back('r', 's')
  expect(windows('year')).toEqual({ 'day/2026-11-21': 0, 'month/2026-11': 0, total: 0 })
  expect(figures('spring')).toMatchObject({ granted: 0, held: 0, remaining: 400 })
})

test('what a prize will cost is held, paid for or let go piece by piece, and comes back as every cost does', () => {
  add('money', null, { ...NONE, dayMax: 90 }, 'fen')
  fill('money', 100)
  const keep = (name: string, fen: number) =>
    refused(() => engine.run(holdCost, { hold: name, budgetId: 'money', fen, because }))
  const pay = (id: string, fen: number) =>
    refused(() => engine.run(spendHeld, { id, hold: 'h', fen, because }))
  const letGo = (id: string, amount: number) =>
    refused(() => engine.run(release, { id, hold: 'h', amount, because }))
  const told = () => figures('money')

  expect(keep('i', 91)).toEqual({ code: 'BUDGET_WINDOW_FULL', window: 'day/2026-11-21', left: 90 })
  expect(engine.run(holdCost, { hold: 'h', budgetId: 'money', fen: 90, because })).toBeUndefined()
  expect(keep('h', 90)).toBe('ok')
  expect(told()).toMatchObject({ granted: 0, held: 90, remaining: 10 })
  now = startOfDay('2026-12-05')
  expect([pay('a', 30), pay('a', 30), letGo('b', 20), letGo('b', 20)]).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(told()).toMatchObject({ granted: 30, held: 40, remaining: 30 })
  expect(pay('c', 41)).toEqual({ code: 'HOLD_EMPTY' })
  expect(windows('money')).toEqual({ 'day/2026-11-21': 70, 'month/2026-11': 70, total: 70, held: 40 })
  back('r', 'a')
  expect(told()).toMatchObject({ granted: 0, held: 40, remaining: 60 })
  expect(windows('money')).toMatchObject({ 'day/2026-11-21': 40, total: 40, held: 40 })
})

test('reaching half, four fifths and all is told once per fill', () => {
  give('a', 'spring', 200)
  back('r', 'a')
  give('b', 'spring', 320)
  const told = () => engine.rows('outbox').map(({ id, topic }) => [id, topic])
  const news = ['budget.reached/spring/50/400', 'budget.reached/spring/80/400'].map((id) => [
    id,
    'budget.reached',
  ])
  expect(told()).toEqual(news)
  expect(engine.rows('fact').map(({ key }) => key)).toEqual(news.map(([id]) => id))
  fill('spring', 400)
  give('c', 'spring', 80)
  expect(told()).toContainEqual(['budget.reached/spring/50/800', 'budget.reached'])
})

test('hints name the budget, its windows and the accounts once they are known', () => {
  give('a', 'spring', 1)
  const touched: unknown[][] = []
  const touch = { row: (...key: unknown[]) => void touched.push(key), list: () => undefined }
  grant.reads(touch, { id: 'b', budgetId: 'spring', memberId: 'ann' })
  spend.reads(touch, { budgetId: 'money' })
  expect(touched).toEqual(
    expect.arrayContaining([
      ['budget', 'year'],
      ['budgetWindow', 'year', 'day/2026-11-21'],
      ['account', 'budget/spring/points'],
      ['account', 'spent/money/fen'],
    ]),
  )
})
