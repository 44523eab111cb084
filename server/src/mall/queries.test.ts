import type { ShelfInput } from '@laurel/shared/mall'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { productPage } from './pages.ts'
import { type MallQueries, mallQueries } from './queries.ts'
import { type Fair, openFair } from './testing.ts'

let fair: Fair
let mall: MallQueries
beforeAll(async () => {
  fair = await openFair()
  mall = mallQueries(fair.db)
})
afterAll(() => fair.close())

const ids = async (input: ShelfInput): Promise<string[]> =>
  (await mall.tiles(input)).items.map(({ productId }) => productId)

describe('the shelf', () => {
  test('shows what is live: slots first, the rest behind them, newest first', async () => {
    expect(await ids({})).toEqual(['p3', 'p1', 'p4', 'p2'])
    expect(await mall.listCategories()).toEqual(['coffee', 'home'])
    expect(await mall.shelfTop(2)).toMatchObject({
      tiles: [{ productId: 'p3' }, { productId: 'p1' }],
      tilesCount: 4,
    })
  })

  test('a tile has the lowest price and the stock of all skus', async () => {
    const [, cup] = (await mall.tiles({})).items

    expect(cup).toEqual({
      productId: 'p1',
      title: '青釉随行杯',
      art: 'art',
      kind: 'goods',
      category: 'home',
      minLevel: 0,
      pricePoints: 2_200,
      stock: 10,
    })
  })

  test.each([
    ['price-up', ['p4', 'p2', 'p1', 'p3']],
    ['price-down', ['p3', 'p1', 'p4', 'p2']],
    ['newest', ['p4', 'p3', 'p2', 'p1']],
    ['shelf', ['p3', 'p1', 'p4', 'p2']],
  ] as const)('sorted by %s, page by page, each product comes once', async (sort, order) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await mall.tiles({ sort, limit: 1, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ productId }) => productId))
      cursor = page.next ?? undefined
    } while (cursor && seen.length < 9)
    expect(seen).toEqual(order)
  })

  test.each<[string, ShelfInput, string[]]>([
    ['a category', { category: 'coffee' }, ['p2']],
    ['a category nothing is in', { category: 'none' }, []],
    ['what is affordable', { pointsMax: 2_200 }, ['p1', 'p4', 'p2']],
    ['a part of the title, in any case', { search: 'lATTE' }, ['p2']],
    ['a percent sign, which is a letter', { search: '0%' }, ['p2']],
    ['an underscore, which is a letter too', { search: '_' }, []],
    ['the escape, which is one as well', { search: '!' }, []],
    ['a cursor that was never given', { cursor: 'drop table' }, ['p3', 'p1', 'p4', 'p2']],
  ])('finds by %s', async (_, input, found) => {
    expect(await ids(input)).toEqual(found)
  })
})

describe('a product page', () => {
  const barsOf = async (productId: string, memberId: string | null, balance: number | null) =>
    (
      await productPage({ queries: mall, findGates: async () => () => null }, productId, {
        memberId,
        balance,
        now: 0,
      })
    ).skus.map(({ bar, limitLeft }) => [bar, limitLeft])

  test('tells each member what bars them', async () => {
    expect(await barsOf('p3', 'lin', 9_000)).toEqual([['LIMIT_REACHED', 0]])
    expect(await barsOf('p3', 'zhou', 9_000)).toEqual([[null, 1]])
    expect(await barsOf('p1', 'zhou', 2_200)).toEqual([
      ['BALANCE_TOO_LOW', null],
      [null, null],
    ])
    expect(await barsOf('p2', 'zhou', 9_000)).toEqual([['STOCK_EMPTY', null]])
    expect(await barsOf('p3', null, null)).toEqual([[null, null]])
  })

  test('is there only while the product is live', async () => {
    await expect(barsOf('p5', null, null)).rejects.toMatchObject({ code: 'PRODUCT_UNKNOWN' })
    await expect(barsOf('p9', null, null)).rejects.toMatchObject({ code: 'PRODUCT_UNKNOWN' })
  })
})

describe('orders', () => {
  test("a member's own come newest first, page by page, by state", async () => {
    const own = async (state?: 'open' | 'received' | 'cancelled') =>
      (await mall.listOwn(['lin'], state ? { state } : {})).items.map(({ id }) => id)

    expect(await own()).toEqual(['o5', 'o3', 'o2', 'o1'])
    expect(await own('open')).toEqual(['o5', 'o3'])
    expect(await own('received')).toEqual(['o2'])
    expect(await own('cancelled')).toEqual(['o1'])
    const first = await mall.listOwn(['lin'], { limit: 3 })
    expect(first.next).toBe('o2')
    expect((await mall.listOwn(['lin'], { cursor: 'o2', limit: 3 })).items.map(({ id }) => id)).toEqual([
      'o1',
    ])
    expect(await mall.openOrderCounts('lin')).toEqual({ openOrders: 2, parcelsUnderWay: 1 })
    expect(await mall.openOrderCounts('nobody')).toEqual({ openOrders: 0, parcelsUnderWay: 0 })
  })

  test('operators see all of them, by state', async () => {
    const all = async (state?: 'placed' | 'shipped' | 'received' | 'cancelled') =>
      (await mall.listAll({ state })).items.map(({ id }) => id)

    expect(await all()).toEqual(['o5', 'o4', 'o3', 'o2', 'o1'])
    expect(await all('placed')).toEqual(['o5', 'o4'])
    expect(await all('shipped')).toEqual(['o3'])
    expect(await all('received')).toEqual(['o2'])
    expect(await all('cancelled')).toEqual(['o1'])
  })

  test('one is found with its sealed code, when it has one', async () => {
    expect(await mall.findOrder('o2')).toMatchObject({ kind: 'code', sealedCode: 'sealed', codeNumber: 0 })
    expect(await mall.findOrder('o3')).toMatchObject({ sealedCode: null, parcel: { carrier: 'SF' } })
    expect(await mall.findOrder('o9')).toBeNull()
  })
})

test('operators page through products with all their skus, live or not', async () => {
  const first = await mall.listProducts({ limit: 3 })
  expect(first.items.map(({ id, state }) => [id, state])).toEqual([
    ['p5', 'off'],
    ['p4', 'live'],
    ['p3', 'live'],
  ])
  const second = await mall.listProducts({ limit: 3, ...(first.next ? { cursor: first.next } : {}) })
  expect(second.items.map(({ id, skus }) => [id, skus.map((sku) => sku.id)])).toEqual([
    ['p2', ['p2.1']],
    ['p1', ['p1.1', 'p1.2']],
  ])
  expect(second.next).toBeNull()
  expect(await mall.listSlots()).toEqual(['p3', 'p1', 'p5'])
  expect(await mall.budgetHint('p1.2')).toBe('b')
  expect(await mall.budgetHint('nonsense')).toBeUndefined()
})
