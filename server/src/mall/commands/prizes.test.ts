import { describe, expect, test } from 'vitest'
import { cancelOwn } from './orders.ts'
import { giveBackAside, placePrizeOrder, setAside } from './prizes.ts'
import { editSku } from './products.ts'
import { open, refusalOf } from './testing.ts'

const because = { reason: 'draw' } as const
const HOLD = 'draw/spring/cup'
const aside = (skuId: string, pieces: number) => ({ skuId, pieces, hold: HOLD, because })

function kept(pieces = 3) {
  const stall = open()
  const cup = stall.goods({ pricePoints: 2_400, costFen: 900, stock: 5, limitPerMember: 1 })
  const before = stall.fenLeft()
  const terms = stall.run(setAside, aside(cup, pieces))
  const prize = (orderId: string, address: string | null = 'sealed') => {
    const order = { orderId, newsId: `news ${orderId}`, memberId: 'lin', skuId: cup, address }
    return stall.run(placePrizeOrder, { ...order, costFen: 900, hold: HOLD })
  }
  return { stall, cup, before, terms, prize }
}

describe('what is set aside for prizes', () => {
  test('is out of stock and out of the budget, and nobody redeems it or takes it out by hand', () => {
    const { stall, cup, before, terms } = kept(5)

    expect(terms).toEqual({ kind: 'goods', costFen: 900 })
    expect(stall.sku(cup)).toMatchObject({ stock: 0, setAside: 5, redeemed: 0 })
    expect(before - stall.fenLeft()).toBe(4_500)
    expect(refusalOf(() => stall.redeem('lin', cup))).toBe('STOCK_EMPTY')
    expect(refusalOf(() => stall.restock(cup, -1))).toBe('STOCK_EMPTY')
  })

  test('is refused when there is too little stock or money, and then nothing is kept', () => {
    const { stall, cup } = kept(3)
    const fen = stall.fenLeft()

    const again = { ...aside(cup, 3), hold: 'draw/spring/other' }
    expect(refusalOf(() => stall.run(setAside, again))).toBe('STOCK_EMPTY')
    const { skuId, ...terms } = { skuId: cup, title: 'Green', pricePoints: 1, limitPerMember: null }
    stall.run(editSku, { skuId, ...terms, costFen: 10_000_000 })
    expect(refusalOf(() => stall.run(setAside, { ...again, pieces: 1 }))).toBe('BUDGET_EXHAUSTED')
    expect(refusalOf(() => stall.run(setAside, { ...again, skuId: 'hat.1' }))).toBe('SKU_UNKNOWN')
    expect(stall.sku(cup)).toMatchObject({ stock: 2, setAside: 3 })
    expect(stall.fenLeft()).toBe(fen)
  })

  test('goes back piece by piece, with what it cost when it was set aside', () => {
    const { stall, cup, before } = kept(3)
    stall.run(editSku, { skuId: cup, title: 'Green', pricePoints: 1, limitPerMember: null, costFen: 1 })

    stall.run(giveBackAside, { ...aside(cup, 2), id: 'close', costFen: 900 })
    expect(stall.sku(cup)).toMatchObject({ stock: 4, setAside: 1 })
    expect(before - stall.fenLeft()).toBe(900)
    stall.run(giveBackAside, { ...aside(cup, 0), id: 'nothing', costFen: 900 })
    expect(stall.sku(cup)).toMatchObject({ stock: 4, setAside: 1 })
  })
})

describe('a prize', () => {
  test('is an order of 0 points that counts in no limit, and no fact says that anybody redeemed', () => {
    const { stall, cup, before, prize } = kept(3)

    prize('p1')
    expect(stall.order('p1')).toMatchObject({ pricePoints: 0, costFen: 900, limited: false, state: 'placed' })
    expect(stall.sku(cup)).toMatchObject({ stock: 2, setAside: 2, redeemed: 1 })
    expect(before - stall.fenLeft()).toBe(2_700)
    expect(stall.rows('fact')).toEqual([])
    expect(stall.rows('outbox').map(({ topic, payload }) => [topic, payload.pricePoints])).toEqual([
      ['order.redeemed', 0],
    ])
    stall.redeem('lin', cup)
    expect(stall.sku(cup)).toMatchObject({ stock: 1, setAside: 2, redeemed: 2 })
  })

  test('of goods needs an address', () => {
    const { stall, cup, prize } = kept(3)

    expect(refusalOf(() => prize('p1', null))).toBe('ADDRESS_MISSING')
    expect(stall.sku(cup).setAside).toBe(3)
  })

  test('that its winner cancels is in stock again, and its cost in the budget', () => {
    const { stall, cup, before, prize } = kept(3)
    prize('p1')

    stall.run(cancelOwn, { orderId: 'p1', newsId: 'n', address: null, memberId: 'lin' })
    expect(stall.sku(cup)).toMatchObject({ stock: 3, setAside: 2, redeemed: 0 })
    expect(before - stall.fenLeft()).toBe(1_800)
  })

  test('of codes is the next code of the pool, and what comes in later stands behind all of them', () => {
    const stall = open()
    const coupon = stall.codes(['a', 'b', 'c', 'd'])
    stall.run(setAside, aside(coupon, 2))
    stall.redeem('zhou', coupon)
    stall.importCodes(coupon, ['e'])
    const order = { newsId: 'n', memberId: 'lin', skuId: coupon, address: null, costFen: 10, hold: HOLD }

    stall.run(placePrizeOrder, { ...order, orderId: 'p1' })
    expect(stall.order('p1')).toMatchObject({ codeNumber: 1, state: 'received' })
    expect(stall.sku(coupon)).toMatchObject({ stock: 2, setAside: 1, redeemed: 2 })
    const codes = stall.rows('code').map(({ position, sealed, orderId }) => [position, sealed, orderId])
    expect(codes).toEqual([
      [0, 'sealed a', 'o1'],
      [1, 'sealed b', 'p1'],
      [2, 'sealed c', null],
      [3, 'sealed d', null],
      [4, 'sealed e', null],
    ])
  })
})
