import { describe, expect, test } from 'vitest'
import { cancelAny, cancelOwn, fulfil, lookAtAddress, receive, ship } from './orders.ts'
import { editSku } from './products.ts'
import { open, refusalOf } from './testing.ts'

const ask = { orderId: 'o1', newsId: 'n1', address: null }
const lin = { ...ask, memberId: 'lin' }
const parcel = { carrier: 'SF', trackingNumber: 'SF1' }

function ordered(limitPerMember: number | null = null) {
  const stall = open()
  const cup = stall.goods({ pricePoints: 2_400, costFen: 900, stock: 3, limitPerMember })
  const before = { lots: stall.lots('lin'), fen: stall.fenLeft() }
  stall.redeem('lin', cup)
  return { ...stall, stall, cup, before }
}

describe('an order on its way', () => {
  test('is fulfilled, shipped with its parcel, and received, each step with its actor', () => {
    const { run, order, rows } = ordered()

    run(fulfil, ask)
    expect(run(ship, { ...ask, parcel })).toMatchObject({ state: 'shipped', parcel })
    expect(run(receive, { ...lin, newsId: 'n2' })).toMatchObject({ state: 'received', mayCancel: false })

    expect(order('o1').steps.map(({ state, by }) => [state, by])).toEqual([
      ['placed', 'member'],
      ['fulfilling', 'operator'],
      ['shipped', 'operator'],
      ['received', 'member'],
    ])
    expect(rows('fact').map(({ type, subjectId }) => [type, subjectId])).toEqual([
      ['order.redeemed', 'o1'],
      ['order.shipped', 'o1'],
      ['order.received', 'o1'],
    ])
  })

  test('skips no step', () => {
    const { run } = ordered()

    expect(refusalOf(() => run(ship, { ...ask, parcel }))).toBe('ORDER_CLOSED')
    expect(refusalOf(() => run(receive, lin))).toBe('ORDER_CLOSED')
    run(fulfil, ask)
    expect(refusalOf(() => run(fulfil, ask))).toBe('ORDER_CLOSED')
  })

  test('is unknown to another member, as one that does not exist is to everybody', () => {
    const { run, order } = ordered()
    const zhou = { ...lin, memberId: 'zhou' }

    expect(refusalOf(() => run(cancelOwn, zhou))).toBe('ORDER_UNKNOWN')
    expect(refusalOf(() => run(receive, zhou))).toBe('ORDER_UNKNOWN')
    expect(refusalOf(() => run(fulfil, { ...ask, orderId: 'o9' }))).toBe('ORDER_UNKNOWN')
    expect(order('o1').state).toBe('placed')
  })
})

describe('cancelling', () => {
  test('gives the same lots, the piece, the cost and the limit back', () => {
    const { run, cup, sku, lots, fenLeft, rows, before } = ordered(1)
    expect(lots('lin')).toEqual([['2027-12-31', 460]])

    expect(run(cancelOwn, lin)).toMatchObject({
      balance: 2_860,
      order: { state: 'cancelled', mayCancel: false },
    })

    expect(lots('lin')).toEqual(before.lots)
    expect(fenLeft()).toBe(before.fen)
    expect(sku(cup)).toMatchObject({ stock: 3, redeemed: 0 })
    expect(rows('skuLimit')).toMatchObject([{ memberId: 'lin', taken: 0 }])
    expect(rows('outbox').map(({ topic }) => topic)).toEqual(['order.redeemed', 'order.cancelled'])
    expect(rows('undoing')).toMatchObject([
      { source: 'laurel', key: 'o1/redeemed', by: 'o1/cancelled', data: { undoes: 'o1/redeemed' } },
    ])
  })

  test('opens the limit for another try', () => {
    const { run, stall, cup } = ordered(1)
    expect(refusalOf(() => stall.redeem('lin', cup))).toBe('LIMIT_REACHED')

    run(cancelOwn, lin)

    expect(stall.redeem('lin', cup)).toMatchObject({ orderId: 'o2' })
  })

  test('happens once', () => {
    const { run, balance } = ordered()

    run(cancelOwn, lin)

    expect(refusalOf(() => run(cancelOwn, lin))).toBe('ORDER_CLOSED')
    expect(refusalOf(() => run(cancelAny, ask))).toBe('ORDER_CLOSED')
    expect(balance('lin')).toBe(2_860)
  })

  test('is open to operators until the parcel leaves, and to nobody after', () => {
    const { run, order } = ordered()
    run(fulfil, ask)
    expect(run(cancelAny, ask)).toMatchObject({ state: 'cancelled' })
    expect(order('o1').steps.at(-1)).toMatchObject({ by: 'operator' })

    const other = ordered()
    other.run(fulfil, ask)
    other.run(ship, { ...ask, parcel })
    expect(refusalOf(() => other.run(cancelOwn, lin))).toBe('ORDER_CLOSED')
    expect(refusalOf(() => other.run(cancelAny, ask))).toBe('ORDER_CLOSED')
  })

  test('is refused for a code: it was shown', () => {
    const stall = open()
    stall.redeem('lin', stall.codes(['A']), null)

    expect(refusalOf(() => stall.run(cancelOwn, lin))).toBe('ORDER_CLOSED')
    expect(refusalOf(() => stall.run(cancelAny, ask))).toBe('ORDER_CLOSED')
  })

  test('does not touch a limit that was set after the order', () => {
    const { run, stall, cup, rows } = ordered()
    const { title, pricePoints, costFen } = stall.sku(cup)
    run(editSku, { skuId: cup, title, pricePoints: 100, costFen, limitPerMember: 1 })
    stall.redeem('lin', cup)
    expect(pricePoints).toBe(2_400)

    run(cancelOwn, lin)

    expect(rows('skuLimit')).toMatchObject([{ taken: 1 }])
    expect(stall.balance('lin')).toBe(2_760)
  })
})

test('a look at an address is lawful only where there is one', () => {
  const { run, stall } = ordered()
  stall.redeem('zhou', stall.codes(['A']), null)

  expect(run(lookAtAddress, { orderId: 'o1' })).toEqual({ orderId: 'o1' })
  expect(refusalOf(() => run(lookAtAddress, { orderId: 'o2' }))).toBe('ADDRESS_MISSING')
  expect(refusalOf(() => run(lookAtAddress, { orderId: 'o3' }))).toBe('ORDER_UNKNOWN')
})
