/** Proves that no piece, point or chance of a draw is lost or counted twice: what was won, what is kept, what was given. */
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences } from '../points/index.ts'
import { KEPT, PRIZE, PRIZES, prizesOf, RESULT, RESULTS, UNWON } from './verify-sql.ts'

const countChecks: Checks = {
  '8 a draw counts its results, numbered one after another': `
    ${differences(
      `select offer_id as subject, count(*) as n from draw_result group by offer_id`,
      `select offer_id as subject, drawn as n from draw`,
    )}
    union all select offer_id, count(*), max(number) from draw_result
    group by offer_id having max(number) <> count(*) or min(number) <> 1`,

  '8 a draw counts what it let its members draw day by day': differences(
    `select offer_id as subject, count(*) as n from draw_result group by offer_id`,
    `select offer_id as subject, sum(draws) as n from draw_day group by offer_id`,
  ),

  '8 a prize counts how often it was won, and what became of that': differences(
    `select offer_id || ' ' || key || ' won' as subject, count(*) as n from draw_result group by offer_id, key
      union all select offer_id || ' ' || key || ' ' || state, count(*) from draw_result
      where state <> 'given' group by offer_id, key, state`,
    ['won', 'open', 'claimed', 'lapsed']
      .map((column) => `select ${PRIZE} || ' ${column}' as subject, p.${column} as n from draw_prize p`)
      .join(' union all '),
  ),

  '8 no prize was won more often than there are pieces': `
    select ${PRIZE} as subject, p.pieces as expected, p.won as found from draw_prize p where p.won > p.pieces`,

  '8 goods are to be claimed until an instant, and nothing else is': `
    select ${RESULT} as subject, 1 as expected, 0 as found from ${RESULTS}
    where (p.kind = 'goods') <> (r.claim_by is not null) or (p.kind = 'goods') = (r.state = 'given')
      or (r.state = 'open') <> (r.settled_at is null)`,

  '8 a draw that is closed has told its seed, and nothing of it is open': `
    select d.offer_id as subject, 0 as expected, 1 as found from draw d
    where d.closed_at is not null and (d.seed is null
      or exists (select 1 from draw_prize p where p.offer_id = d.offer_id and p.open <> 0))`,
}

const chanceChecks: Checks = {
  '8 a chance that was used is one result, and each result used one': differences(
    `select offer_id || ' ' || id || ' ' || coalesce(used_for, 0) as subject, 1 as n from draw_chance where state = 'used'`,
    `select offer_id || ' ' || chance_id || ' ' || number as subject, 1 as n from draw_result`,
  ),

  '8 only a chance that was used says for which result': `
    select offer_id || ' ' || id as subject, 0 as expected, 1 as found from draw_chance
    where state <> 'used' and used_for is not null`,

  '8 a chance was given for a stage that was passed or a task that was completed': `
    select offer_id || ' ' || id as subject, 1 as expected, 0 as found from draw_chance
    where rtrim(id, '0123456789') not in (
      select source || '/' || key || '/' from fact where type in ('quiz.passed', 'task.completed'))`,
}

const keptChecks: Checks = {
  '8 what is set aside of a sku is what draws still keep of it': differences(
    `select p.sku_id as subject, ${KEPT} as n from ${PRIZES} where p.sku_id is not null`,
    `select product || '.' || number as subject, set_aside as n from sku`,
  ),

  '8 what a draw holds is what it still has to give': differences(
    `select 'hold/' || p.hold || '/fen' as subject, (${KEPT}) * p.cost_fen as n from ${PRIZES}
      where p.sku_id is not null and p.hold is not null
      union all select 'hold/' || p.hold || '/points', (${UNWON}) * (t.amount / p.pieces) from ${PRIZES}
      join transfer t on t.id = p.hold || '/hold' where p.sku_id is null
      union all select 'hold/' || hold || '/points', points from offer_grant
      where state = 'withheld' and hold like 'draw/%'`,
    `select path as subject, balance as n from account where path like 'hold/draw/%'`,
  ),

  '8 the order of a prize is of its product, and costs its winner nothing': `
    select ${RESULT} as subject, 1 as expected, 0 as found from ${RESULTS}
    left join mall_order o on o.id = r.order_id
    where (r.state = 'claimed' or p.kind = 'code') <> (o.id is not null)
      or (r.order_id is not null and o.id is null) or o.price_points <> 0 or o.cost_fen <> p.cost_fen
      or o.product_id || '.' || o.sku_number <> p.sku_id
    union all select order_id, 1, count(*) from draw_result
    where order_id is not null group by order_id having count(*) > 1`,
}

/** What each result has its winner be given in points: for the prize itself, or because nobody claimed it. */
const dueOf = (dialect: Dialect): string => `
  select r.offer_id, r.member_id, 'prize' as rule, r.chance_id as occasion, b.points from draw_result r
  join (${prizesOf(dialect)}) b on b.offer_id = r.offer_id and b.version = r.version and b.key = r.key where b.points > 0
  union all
  select r.offer_id, r.member_id, 'lapse', cast(r.number as text), b.lapse_points from draw_result r
  join (${prizesOf(dialect)}) b on b.offer_id = r.offer_id and b.version = r.version and b.key = r.key
  where b.lapse_points > 0 and r.state = 'lapsed'`

/** Whoever closed the account is due nothing any more: what was withheld went back. */
const isOpen = (member: string): string => `${member} in (select id from member where state = 'active')`
const SAME = 'x.offer_id = g.offer_id and x.rule = g.rule and x.occasion = g.occasion'

const grantChecks = (dialect: Dialect): Checks => ({
  '8 what a result gives in points is one grant': `
    with due as (${dueOf(dialect)}), given as (
      select g.* from offer_grant g join offer o on o.id = g.offer_id and o.kind = 'draw')
    select x.offer_id || ' ' || x.rule || ' ' || x.occasion as subject, x.points as expected,
      coalesce(g.points, 0) as found
    from due x left join given g on ${SAME}
    where (g.offer_id is null and ${isOpen('x.member_id')})
      or (g.points <> x.points and ${isOpen('g.member_id')})
    union all
    select g.offer_id || ' ' || g.rule || ' ' || g.occasion, 0, g.points
    from given g left join due x on ${SAME} where x.offer_id is null
    union all
    select offer_id || ' ' || rule || ' ' || occasion, 1, count(*)
    from given group by offer_id, rule, occasion having count(*) > 1`,
})

export const prizeChecks = (dialect: Dialect): Checks => ({
  ...countChecks,
  ...chanceChecks,
  ...keptChecks,
  ...grantChecks(dialect),
})
