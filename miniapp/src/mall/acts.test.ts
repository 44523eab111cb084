import type { Order, ProductPage, Sku } from '@laurel/shared/mall'
import { describe, expect, test } from 'vitest'
import { confirmAct, firstSku, mayReceive, productAct, timelineOf, tookNothing } from './acts.ts'

const lamp = (changes: Partial<Sku> = {}): Sku => ({
  id: 'lamp.1',
  title: '墨绿',
  pricePoints: 3000,
  stock: 23,
  limitPerMember: 1,
  limitLeft: 1,
  bar: null,
  ...changes,
})

describe('the next useful act with a product', () => {
  test('a member with enough points can redeem', () => {
    expect(productAct(lamp(), { balance: 3000 })).toEqual({ kind: 'redeem' })
  })

  test('a member short of 140 is shown how to close the gap', () => {
    const sku = lamp({ bar: 'BALANCE_TOO_LOW' })
    expect(productAct(sku, { balance: 2860 })).toEqual({ kind: 'close-gap', gapPoints: 140 })
  })

  test('a guest is asked to sign in', () => {
    expect(productAct(lamp({ limitLeft: null }), { balance: null })).toEqual({ kind: 'sign-in' })
  })

  test('nobody is asked to sign in for what is gone', () => {
    const gone = lamp({ stock: 0, bar: 'STOCK_EMPTY' })
    expect(productAct(gone, { balance: null })).toEqual({ kind: 'closed', bar: 'STOCK_EMPTY' })
    expect(productAct(gone, { balance: 9000 })).toEqual({ kind: 'closed', bar: 'STOCK_EMPTY' })
  })

  test('who has redeemed the limit is told so, even when short of points', () => {
    expect(productAct(lamp({ limitLeft: 0, bar: 'LIMIT_REACHED' }), { balance: 10 })).toEqual({
      kind: 'closed',
      bar: 'LIMIT_REACHED',
    })
  })
})

describe('a product that is for a tier', () => {
  const gate = { level: 3, name: '黄金', look: 'gold' as const, missing: 320 }
  const sku = lamp({ bar: 'TIER_TOO_LOW' })

  test('shows how to get there, even when points are missing too', () => {
    expect(productAct(sku, { balance: 10, gate })).toEqual({ kind: 'raise-tier', gate })
  })

  test('asks a guest to sign in first', () => {
    expect(productAct(lamp(), { balance: null, gate: { ...gate, missing: null } })).toEqual({
      kind: 'sign-in',
    })
  })

  test('sends nobody climbing for what is gone', () => {
    const gone = lamp({ stock: 0, bar: 'STOCK_EMPTY' })
    expect(productAct(gone, { balance: 9000, gate })).toEqual({ kind: 'closed', bar: 'STOCK_EMPTY' })
  })
})

describe('the sku shown first', () => {
  const product = (...skus: Sku[]) => ({ skus }) as ProductPage

  test('is one that can be redeemed', () => {
    const red = lamp({ id: 'lamp.2', bar: null })
    expect(firstSku(product(lamp({ bar: 'LIMIT_REACHED' }), red))).toBe(red)
  })

  test('else one in stock, else the first', () => {
    const gone = lamp({ stock: 0, bar: 'STOCK_EMPTY' })
    const short = lamp({ id: 'lamp.2', bar: 'BALANCE_TOO_LOW' })
    expect(firstSku(product(gone, short))).toBe(short)
    expect(firstSku(product(gone))).toBe(gone)
  })
})

describe('the timeline of an order', () => {
  const placed = { state: 'placed', by: 'member', at: 1 } as const

  test('shows what is still to come after what was done', () => {
    const order: Pick<Order, 'kind' | 'state' | 'steps'> = { kind: 'goods', state: 'placed', steps: [placed] }
    expect(timelineOf(order).map(({ state, at }) => [state, at])).toEqual([
      ['placed', 1],
      ['fulfilling', null],
      ['shipped', null],
      ['received', null],
    ])
  })

  test('ends where the order was cancelled', () => {
    const steps = [placed, { state: 'cancelled', by: 'member', at: 2 } as const]
    expect(timelineOf({ kind: 'goods', state: 'cancelled', steps })).toEqual(steps)
  })

  test('has nothing ahead when the order is complete, as one of a code is from the start', () => {
    const steps = [{ state: 'received', by: 'system', at: 1 } as const]
    expect(timelineOf({ kind: 'code', state: 'received', steps })).toEqual(steps)
  })
})

describe('the button that confirms', () => {
  const product = { kind: 'goods' as const, balance: 3000 }
  const ready = { sku: lamp(), product, hasAddress: true, phase: 'ready' as const }

  test('redeems, once goods have an address; a code needs none', () => {
    expect(confirmAct(ready).kind).toBe('redeem')
    expect(confirmAct({ ...ready, hasAddress: false }).kind).toBe('choose-address')
    expect(confirmAct({ ...ready, product: { ...product, kind: 'code' }, hasAddress: false }).kind).toBe(
      'redeem',
    )
  })

  test('asks for no address when it would not help', () => {
    const short = { ...ready, hasAddress: false, product: { ...product, balance: 2860 } }
    expect(confirmAct(short)).toEqual({ kind: 'close-gap', gapPoints: 140 })
  })

  test('shows what is on its way, whatever the stock and the balance already say', () => {
    const gone = { ...ready, sku: lamp({ stock: 0, bar: 'STOCK_EMPTY' }) }
    expect(confirmAct({ ...gone, phase: 'waiting' })).toEqual({ kind: 'waiting' })
    expect(confirmAct({ ...gone, phase: 'sending' })).toEqual({ kind: 'sending' })
  })
})

test('only a refusal of the rules is sure to have taken nothing', () => {
  expect(tookNothing('STOCK_EMPTY')).toBe(true)
  expect(tookNothing('SERVER_FAULT')).toBe(false)
  expect(tookNothing('LAPSED')).toBe(false)
  expect(tookNothing(null)).toBe(false)
})

test('only what is on its way can be received', () => {
  expect(mayReceive({ state: 'shipped' })).toBe(true)
  expect(mayReceive({ state: 'fulfilling' })).toBe(false)
})
