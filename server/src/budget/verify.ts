/** Proves that the plan says what the ledger did: fills, holds, and each counter of each window. */
import type { Dialect } from '../platform/work/meta.ts'
import {
  type Checks,
  daySql,
  HOLD_ORIGINS,
  type Provable,
  runChecks,
  type Violation,
} from '../points/index.ts'

/** Every budget beneath a budget, itself included: a grant counts in all that stand above. */
const FAMILY = `family(top, path, id) as (
    select id, 'budget/' || id || '/' || currency, id from budget
    union all select f.top, 'budget/' || b.id || '/' || b.currency, b.id from family f join budget b on b.parent_id = f.id)`

/** What left a budget and what came back, each on the day it left. */
const departures = (dialect: Dialect) => `departure as (
    select debit as path, ${daySql(dialect, 'at')} as day, amount as n from transfer
    where debit like 'budget/%' and reverses is null
      and (credit like 'member/%' or credit like 'spent/%' or credit like 'hold/%')
    union all select t.debit, ${daySql(dialect, 't.at')}, -r.amount from transfer t join reversal r on r.of_id = t.id
    where t.debit like 'budget/%' and t.reverses is null and (t.credit like 'member/%' or t.credit like 'spent/%')
    union all select h.debit, ${daySql(dialect, 'h.at')}, -r.amount from transfer t
    join transfer h on h.credit = t.debit and h.debit like 'budget/%' and h.reverses is null
    join reversal r on r.of_id = t.id
    where t.debit like 'hold/%' and t.reverses is null and t.credit like 'member/%'
    union all select h.debit, ${daySql(dialect, 'h.at')}, -t.amount from transfer t
    join transfer h on h.credit = t.debit and h.debit = t.credit and h.reverses is null
    where t.debit like 'hold/%' and t.reverses is null)`

const windowCheck = (dialect: Dialect) => `
  with recursive ${FAMILY}, ${departures(dialect)},
  counted as (
    select f.top, 'day/' || d.day as "window", d.n from departure d join family f on f.path = d.path
    union all select f.top, 'month/' || substr(d.day, 1, 7), d.n from departure d join family f on f.path = d.path
    union all select f.top, 'total', d.n from departure d join family f on f.path = d.path)
  select coalesce(c.top, w.budget_id) || ' ' || coalesce(c."window", w."window") as subject,
    coalesce(c.n, 0) as expected, coalesce(w.granted, 0) as found
  from (select top, "window", sum(n) as n from counted group by top, "window") c
  full join (select * from budget_window where "window" <> 'held') w
    on w.budget_id = c.top and w."window" = c."window"
  where coalesce(c.n, 0) <> coalesce(w.granted, 0)`

const FLOWS = `
  select credit as path, amount as filled, 0 as handed_down from transfer
  where credit like 'budget/%' and (debit like 'mint/%' or debit like 'budget/%')
  union all select debit, 0, amount from transfer where debit like 'budget/%' and credit like 'budget/%'`

const flowCheck = (column: 'filled' | 'handed_down') => `
  select b.id as subject, coalesce(f.n, 0) as expected, b.${column} as found from budget b
  left join (select path, sum(${column}) as n from (${FLOWS}) x group by path) f
    on f.path = 'budget/' || b.id || '/' || b.currency
  where b.${column} <> coalesce(f.n, 0)`

const checks = (dialect: Dialect): Checks => ({
  '4 a budget says what it was filled with': flowCheck('filled'),
  '4 a budget says what it handed down': flowCheck('handed_down'),

  '4 every fill was approved': `
    select coalesce(t.credit, 'top-up ' || u.id) as subject, coalesce(u.amount, 0) as expected, coalesce(t.amount, 0) as found
    from (select * from transfer where credit like 'budget/%' and (debit like 'mint/%' or debit like 'budget/%')) t
    full join (select * from top_up where state = 'approved') u on t.id = 'top-up/' || u.id
    where coalesce(u.amount, 0) <> coalesce(t.amount, 0)`,

  '4 every account of a budget has its plan': `
    select a.path as subject, 0 as expected, a.balance as found from account a
    left join budget b on a.path = 'budget/' || b.id || '/' || b.currency
    where a.path like 'budget/%' and b.id is null`,

  '4 each window counts what left in it': windowCheck(dialect),

  '4 no window was ever above its cap': `
    select budget_id || ' ' || "window" as subject, cap as expected, granted as found
    from budget_window where granted > cap or granted < 0`,

  '4 a budget says what it holds': `
    select coalesce(w.path, h.source) as subject, coalesce(h.n, 0) as expected, coalesce(w.granted, 0) as found
    from (select 'budget/' || b.id || '/' || b.currency as path, w.granted from budget_window w
      join budget b on b.id = w.budget_id where w."window" = 'held') w
    full join (select o.source, sum(a.balance) as n from account a join (${HOLD_ORIGINS}) o on o.hold = a.path
      group by o.source) h on h.source = w.path
    where coalesce(w.granted, 0) <> coalesce(h.n, 0)`,
})

export const verifyBudgets = (db: Provable): Promise<Violation[]> => runChecks(db, checks(db.dialect))
