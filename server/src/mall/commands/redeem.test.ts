import { describe, expect, test } from 'vitest'
import type { Work } from '../../schema.ts'
import { redeem } from './redeem.ts'
import { open, refusalOf } from './testing.ts'

describe('redeeming', () => {
  test('takes points, one piece, its cost, and leaves an order and one message', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 2_400, costFen: 900, stock: 3 })

    expect(stall.redeem('lin', cup)).toEqual({ orderId: 'o1', pricePoints: 2_400, balance: 460 })

    expect(stall.balance('lin')).toBe(460)
    expect(stall.sku(cup)).toMatchObject({ stock: 2, redeemed: 1 })
    expect(stall.fenLeft()).toBe(1_000_000 - 900)
    expect(stall.order('o1')).toMatchObject({
      memberId: 'lin',
      title: 'Cup · Green',
      state: 'placed',
      address: 'sealed-for-lin',
      codeNumber: null,
      steps: [{ state: 'placed', at: stall.now, by: 'member' }],
    })
    expect(stall.rows('outbox').map(({ topic }) => topic)).toEqual(['order.redeemed'])
    expect(stall.rows('fact')).toMatchObject([
      {
        type: 'order.redeemed',
        key: 'o1/redeemed',
        memberId: 'lin',
        subjectId: 'o1',
        occurredAt: stall.now,
        data: { pricePoints: 2_400, kind: 'goods', category: 'home' },
      },
    ])
  })

  test('to which door it is sent is marked only for offers that look at redemptions', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 100, stock: 3 })
    const coupon = stall.codes(['a'])
    const mark = () => stall.rows('fact').at(-1)?.data.shipMark

    stall.redeem('lin', cup)
    expect(mark()).toBeUndefined()
    stall.run((w: Work) => void w.add('offerWatch', { topic: 'order.redeemed', offerId: 'spring' }), null)
    stall.redeem('lin', cup)
    expect(mark()).toBe('door of lin')
    stall.redeem('lin', coupon)
    expect(mark()).toBeUndefined()
  })

  test('of the last piece there is one winner', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 100, stock: 1 })

    stall.redeem('lin', cup)

    expect(refusalOf(() => stall.redeem('zhou', cup))).toBe('STOCK_EMPTY')
    expect(stall.sku(cup).stock).toBe(0)
    expect(stall.balance('zhou')).toBe(2_860)
  })

  test('its hints name a limit only where the sku had one', () => {
    const touched = (skuId: string): string[] => {
      const tables: string[] = []
      const touch = { row: (table: string) => void tables.push(table), list: () => undefined }
      redeem.reads(touch, { orderId: 'o9', newsId: 'n9', memberId: 'lin', skuId, address: null })
      return tables
    }
    const limited = open()
    const cup = limited.goods({ pricePoints: 100, stock: 9, limitPerMember: 2 })
    limited.redeem('lin', cup)
    expect(touched(cup)).toContain('skuLimit')

    const free = open()
    free.redeem('lin', free.goods({ pricePoints: 100, stock: 9 }))
    expect(touched(cup)).toContain('sku')
    expect(touched(cup)).not.toContain('skuLimit')

    limited.redeem('lin', cup)
    expect(touched(cup)).toContain('skuLimit')
  })

  test('the limit holds for each member alone', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 100, stock: 9, limitPerMember: 2 })

    stall.redeem('lin', cup)
    stall.redeem('lin', cup)

    expect(refusalOf(() => stall.redeem('lin', cup))).toBe('LIMIT_REACHED')
    expect(stall.redeem('zhou', cup).balance).toBe(2_760)
  })

  test('what costs nothing takes nothing from the budget', () => {
    const stall = open()
    const badge = stall.goods({ pricePoints: 100, costFen: 0, stock: 5 })

    stall.redeem('lin', badge)

    expect(stall.rows('transfer').filter(({ id }) => id.startsWith('o1/'))).toHaveLength(1)
  })
})

describe('a refused redemption', () => {
  test('leaves nothing behind', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 9_000, stock: 1, limitPerMember: 1 })

    expect(refusalOf(() => stall.redeem('lin', cup))).toBe('BALANCE_TOO_LOW')

    expect(stall.rows('order')).toEqual([])
    expect(stall.rows('skuLimit')).toEqual([])
    expect(stall.rows('outbox')).toEqual([])
    expect(stall.sku(cup)).toMatchObject({ stock: 1, redeemed: 0 })
  })

  test('for a cost above what the budget holds takes no point', () => {
    const stall = open()
    const lamp = stall.goods({ pricePoints: 100, costFen: 1_000_001, stock: 5 })

    expect(refusalOf(() => stall.redeem('lin', lamp))).toBe('BUDGET_EXHAUSTED')
    expect(stall.balance('lin')).toBe(2_860)
  })

  test('lacks an address, a live product or a sku', () => {
    const stall = open()
    const cup = stall.goods({ pricePoints: 100, stock: 5 })

    expect(refusalOf(() => stall.redeem('lin', cup, null))).toBe('ADDRESS_MISSING')
    expect(refusalOf(() => stall.redeem('lin', 'cup.9'))).toBe('SKU_UNKNOWN')
    expect(refusalOf(() => stall.redeem('lin', 'no sku at all'))).toBe('SKU_UNKNOWN')
    stall.setState('cup', 'off')
    expect(refusalOf(() => stall.redeem('lin', cup))).toBe('SKU_OFF_SHELF')
  })
})

describe('redeeming codes', () => {
  test('drains the pool exactly, from the front, one code for each order', () => {
    const stall = open()
    const coupon = stall.codes(['A', 'B', 'C'])

    for (const member of ['lin', 'zhou', 'lin']) stall.redeem(member, coupon, null)

    expect(refusalOf(() => stall.redeem('zhou', coupon, null))).toBe('STOCK_EMPTY')
    expect(stall.rows('code').map(({ sealed, orderId }) => [sealed, orderId])).toEqual([
      ['sealed A', 'o1'],
      ['sealed B', 'o2'],
      ['sealed C', 'o3'],
    ])
    expect(stall.rows('order').map(({ codeNumber }) => codeNumber)).toEqual([0, 1, 2])
  })

  test('is done at once, and keeps no address', () => {
    const stall = open()
    const coupon = stall.codes(['A'])

    stall.redeem('lin', coupon)

    expect(stall.order('o1')).toMatchObject({ state: 'received', address: null })
    expect(stall.order('o1').steps.map(({ state, by }) => [state, by])).toEqual([
      ['placed', 'member'],
      ['received', 'system'],
    ])
  })

  test('codes imported later stand behind those that are left', () => {
    const stall = open()
    const coupon = stall.codes(['A', 'B'])
    stall.redeem('lin', coupon, null)
    stall.importCodes(coupon, ['C'])

    stall.redeem('lin', coupon, null)
    stall.redeem('lin', coupon, null)

    expect(stall.rows('code').map(({ orderId }) => orderId)).toEqual(['o1', 'o2', 'o3'])
  })
})
