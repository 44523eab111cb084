import { describe, expect, test } from 'vitest'
import { addBudget } from '../../budget/index.ts'
import { type AddProduct, addProduct, editProduct, editSku } from './products.ts'
import { setShelf } from './shelf.ts'
import { open, refusalOf } from './testing.ts'

const mug = { title: 'Mug', subtitle: '', art: 'mug', category: 'home', rules: ['One each'] }
const caps = { dayMax: null, monthMax: null, totalMax: null }
const terms = { title: 'Red', pricePoints: 500, costFen: 0, limitPerMember: null }
const newMug: AddProduct = { productId: 'mug', kind: 'goods', budgetId: 'gifts', skus: [terms], ...mug }

describe('a product', () => {
  test('begins as a draft with empty skus', () => {
    const { run } = open()

    const added = run(addProduct, { ...newMug, skus: [terms, { ...terms, title: 'Blue' }] })

    expect(added).toMatchObject({ id: 'mug', state: 'draft', budgetId: 'gifts' })
    expect(added.skus.map(({ id, title, stock, redeemed }) => [id, title, stock, redeemed])).toEqual([
      ['mug.1', 'Red', 0, 0],
      ['mug.2', 'Blue', 0, 0],
    ])
  })

  test('is paid from a fen budget that exists', () => {
    const { run } = open()

    expect(refusalOf(() => run(addProduct, { ...newMug, budgetId: 'none' }))).toBe('BUDGET_UNKNOWN')
    run(addBudget, { id: 'points', name: 'Points', currency: 'points', parentId: null, caps })
    expect(refusalOf(() => run(addProduct, { ...newMug, budgetId: 'points' }))).toBe('CURRENCY_MISMATCH')
  })

  test('that is edited gives later orders its new title, and earlier ones keep theirs', () => {
    const stall = open()
    const cup = stall.goods({ stock: 2 })
    stall.redeem('lin', cup)

    stall.run(editProduct, { productId: 'cup', ...mug })
    stall.run(editSku, { skuId: cup, ...terms, title: 'White', pricePoints: 700 })
    stall.redeem('lin', cup)

    expect(stall.rows('order').map(({ title, art, pricePoints }) => [title, art, pricePoints])).toEqual([
      ['Cup · Green', 'cup', 100],
      ['Mug · White', 'mug', 700],
    ])
  })

  test('that is unknown is refused by every act on it', () => {
    const { run, setState, restock, importCodes } = open()

    expect(refusalOf(() => setState('none', 'live'))).toBe('PRODUCT_UNKNOWN')
    expect(refusalOf(() => run(editProduct, { productId: 'none', ...mug }))).toBe('PRODUCT_UNKNOWN')
    expect(refusalOf(() => run(editSku, { skuId: 'none.1', ...terms }))).toBe('SKU_UNKNOWN')
    expect(refusalOf(() => restock('none.1', 1))).toBe('SKU_UNKNOWN')
    expect(refusalOf(() => importCodes('none.1', ['A']))).toBe('SKU_UNKNOWN')
  })
})

describe('stock', () => {
  test('goes up and down with its reason, never below 0', () => {
    const stall = open()
    const cup = stall.goods({ stock: 5 })

    expect(stall.restock(cup, -5).skus).toMatchObject([{ stock: 0 }])
    expect(refusalOf(() => stall.restock(cup, -1))).toBe('STOCK_EMPTY')

    expect(
      stall.rows('stockMove').map(({ pieces, because, operatorId }) => [pieces, because, operatorId]),
    ).toEqual([
      [5, 'first', 'editor'],
      [-5, 'count', 'editor'],
    ])
  })

  test('of a pool is its codes: each counts once, wherever it was imported before', () => {
    const stall = open()
    const coupon = stall.codes(['A', 'B'])

    expect(stall.importCodes(coupon, ['B', 'C', 'C', 'D'])).toEqual({
      added: 2,
      duplicateLines: [1, 3],
      stock: 4,
    })
    expect(stall.importCodes(coupon, ['A'])).toEqual({ added: 0, duplicateLines: [1], stock: 4 })

    expect(refusalOf(() => stall.restock(coupon, 5))).toBe('SKU_STOCKED_BY_CODES')
    expect(refusalOf(() => stall.importCodes(stall.goods({}), ['X']))).toBe('SKU_TAKES_NO_CODES')
    expect(stall.rows('stockMove').map(({ pieces }) => pieces)).toEqual([2, 2])
  })
})

test('the shelf is put in a new order whole, longer or shorter than before', () => {
  const stall = open()
  stall.goods({})
  stall.codes(['A'])
  stall.run(addProduct, newMug)
  const shelf = () => stall.rows('shelfSlot').map(({ productId }) => productId)

  stall.run(setShelf, { productIds: ['cup', 'coupon'] })
  stall.run(setShelf, { productIds: ['mug', 'cup', 'coupon'] })
  expect(shelf()).toEqual(['mug', 'cup', 'coupon'])

  stall.run(setShelf, { productIds: ['coupon'] })
  expect(shelf()).toEqual(['coupon'])
  expect(refusalOf(() => stall.run(setShelf, { productIds: ['none'] }))).toBe('PRODUCT_UNKNOWN')
  expect(shelf()).toEqual(['coupon'])
})
