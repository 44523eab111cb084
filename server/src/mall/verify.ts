/** Proves invariant 5 on any database with set-based SQL: no piece, code or limit is lost or counted twice. An empty answer is the proof. */
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'

const STANDING = `select product_id, sku_number, count(*) as n from mall_order where state <> 'cancelled' group by product_id, sku_number`
const MOVES = 'select product, number, sum(pieces) as n from stock_move group by product, number'
const SKU = "s.product || '.' || s.number"

const mallChecks: Checks = {
  '5 stock is what came in minus what members hold and prizes keep': `
    select ${SKU} as subject, coalesce(m.n, 0) - coalesce(o.n, 0) - s.set_aside as expected, s.stock as found
    from sku s
    left join (${MOVES}) m on m.product = s.product and m.number = s.number
    left join (${STANDING}) o on o.product_id = s.product and o.sku_number = s.number
    where s.stock <> coalesce(m.n, 0) - coalesce(o.n, 0) - s.set_aside`,
  '5 stock is never below 0': `
    select ${SKU} as subject, 0 as expected, s.stock as found from sku s where s.stock < 0`,
  '5 a sku knows how many of it were redeemed': `
    select ${SKU} as subject, coalesce(o.n, 0) as expected, s.redeemed as found
    from sku s
    left join (${STANDING}) o on o.product_id = s.product and o.sku_number = s.number
    where s.redeemed <> coalesce(o.n, 0)`,
  '5 each order is of a sku': `
    select o.id as subject, 1 as expected, 0 as found
    from mall_order o left join sku s on s.product = o.product_id and s.number = o.sku_number
    where s.product is null`,
  '5 the codes of a pool are those given away, those kept for prizes and those in stock': `
    select ${SKU} as subject, s.redeemed + s.set_aside + s.stock as expected, count(c.position) as found
    from sku s left join code c on c.product = s.product and c.number = s.number
    where s.kind = 'code' group by s.product, s.number, s.redeemed, s.set_aside, s.stock
    having s.redeemed + s.set_aside + s.stock <> count(c.position)`,
  '5 codes are given away from the front of the pool, one by one': `
    select ${SKU} || '.' || c.position as subject,
      case when c.position < s.redeemed then 1 else 0 end as expected,
      case when c.order_id is null then 0 else 1 end as found
    from code c join sku s on s.product = c.product and s.number = c.number
    where (c.position < s.redeemed) <> (c.order_id is not null)`,
  '5 each order of a code has one code, and no other order has': `
    select o.id as subject, case when o.kind = 'code' then 1 else 0 end as expected, count(c.position) as found
    from mall_order o left join code c
      on c.product = o.product_id and c.number = o.sku_number and c.position = o.code_number and c.order_id = o.id
    group by o.id, o.kind
    having count(c.position) <> case when o.kind = 'code' then 1 else 0 end`,
  '5 each code that was given away is the one its order names': `
    select c.product || '.' || c.number || '.' || c.position as subject, 1 as expected, 0 as found
    from code c left join mall_order o
      on o.id = c.order_id and o.product_id = c.product and o.sku_number = c.number and o.code_number = c.position
    where c.order_id is not null and o.id is null`,
  '5 each code is known by one hash': differences(
    `select product || '.' || number as subject, count(*) as n from code group by product, number`,
    `select product || '.' || number as subject, count(distinct position) as n from code_hash group by product, number`,
  ),
  '5 a limit counts the orders that stand': differences(
    `select member_id || ' ' || product_id || '.' || sku_number as subject, count(*) as n from mall_order
      where state <> 'cancelled' and limited group by member_id, product_id, sku_number`,
    `select member_id || ' ' || product || '.' || number as subject, taken as n from sku_limit where taken > 0`,
  ),
  '5 an order was paid what it cost, and paid back when it was cancelled': `
    select o.id as subject, o.price_points as expected, coalesce(t.amount, 0) as found
    from mall_order o left join transfer t on t.id = o.id || '/points'
    where coalesce(t.amount, 0) <> o.price_points
    union all
    select o.id, case when o.state = 'cancelled' then o.price_points else 0 end, coalesce(r.n, 0)
    from mall_order o
    left join (select of_id, sum(amount) as n from reversal group by of_id) r on r.of_id = o.id || '/points'
    where coalesce(r.n, 0) <> case when o.state = 'cancelled' then o.price_points else 0 end`,
  '5 the cost of an order left its budget, and came back when it was cancelled': `
    select o.id as subject, o.cost_fen as expected, coalesce(t.amount, 0) as found
    from mall_order o left join transfer t on t.id = o.id || '/cost'
    where coalesce(t.amount, 0) <> o.cost_fen
    union all
    select o.id, case when o.state = 'cancelled' then o.cost_fen else 0 end, coalesce(r.n, 0)
    from mall_order o
    left join (select of_id, sum(amount) as n from reversal group by of_id) r on r.of_id = o.id || '/cost'
    where coalesce(r.n, 0) <> case when o.state = 'cancelled' then o.cost_fen else 0 end`,
}

export const verifyMall = (db: Provable): Promise<Violation[]> => runChecks(db, mallChecks)
