import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Fair, openFair } from './testing.ts'
import { verifyMall } from './verify.ts'

let fair: Fair
beforeEach(async () => {
  fair = await openFair()
})
afterEach(() => fair.close())

function tamper(sql: string): void {
  const db = new Database(fair.file)
  db.exec(sql)
  db.close()
}

test('honest books have nothing to say', async () => {
  expect(await verifyMall(fair.db)).toEqual([])
})

test.each([
  ['a piece that vanished', `update sku set stock = stock - 1 where product = 'p1'`, 'stock is what came in'],
  ['a piece that no prize keeps', `update sku set set_aside = 1 where product = 'p1'`, 'and prizes keep'],
  ['a code that no prize keeps', `update sku set set_aside = 1 where product = 'p2'`, 'kept for prizes'],
  ['a restock nobody wrote down', `delete from stock_move where product = 'p4'`, 'stock is what came in'],
  ['a forgotten redemption', `update sku set redeemed = 0 where product = 'p4'`, 'knows how many'],
  ['an order of nothing', `delete from sku where product = 'p3'`, 'each order is of a sku'],
  ['a code that vanished', `delete from code`, 'codes of a pool'],
  ['a code given away unsaid', `update code set order_id = null`, 'from the front of the pool'],
  ['a code given to somebody else', `update code set order_id = 'o1'`, 'is the one its order names'],
  [
    'an order without its code',
    `update mall_order set code_number = null`,
    'each order of a code has one code',
  ],
  ['a hash that vanished', `delete from code_hash`, 'known by one hash'],
  ['a limit counted twice', `update sku_limit set taken = 2`, 'a limit counts'],
  ['a limit not counted', `delete from sku_limit`, 'a limit counts'],
  ['a cheaper order', `update mall_order set price_points = 1 where id = 'o3'`, 'was paid'],
  ['an order that came back to life', `update mall_order set state = 'placed' where id = 'o1'`, 'was paid'],
  [
    'a cost that never left the budget',
    `update mall_order set cost_fen = 7 where id = 'o3'`,
    'cost of an order',
  ],
])('%s is found', async (_, sql, rule) => {
  tamper(sql)

  expect((await verifyMall(fair.db)).map((violation) => violation.rule).join()).toContain(rule)
})
