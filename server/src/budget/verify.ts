/** Proves that the plan says what the ledger did: fills, holds, and each counter of each window. */
import type { Dialect } from '../platform/work/meta.ts'
import {
  type Checks,
  daySql,
  differences,
  HOLD_ORIGINS,
  type Provable,
  runChecks,
  type Violation,
} from '../points/index.ts'

const PATH = `'budget/' || b.id || '/' || b.currency`

/** Every budget beneath a budget, itself included: a grant counts in all that stand above. */
const FAMILY = `family(top, path, id) as (
    select b.id, ${PATH}, b.id from budget b
    union all select f.top, ${PATH}, b.id from family f join budget b on b.parent_id = f.id)`

/** What left a budget and what came back, each on the day it left. A hold leaves when it is filled. */
const departures = (dialect: Dialect) => `
  filling as (
    select credit as hold, debit as source, ${daySql(dialect, 'at')} as day from transfer
    where credit like 'hold/%' and debit like 'budget/%' and reverses is null),
  departure as (
    select debit as path, ${daySql(dialect, 'at')} as day, amount as n from transfer
    where debit like 'budget/%' and reverses is null
      and (credit like 'member/%' or credit like 'spent/%' or credit like 'hold/%')
    union all select t.debit, ${daySql(dialect, 't.at')}, -r.amount from reversal r join transfer t on t.id = r.of_id
    where t.debit like 'budget/%' and (t.credit like 'member/%' or t.credit like 'spent/%')
    union all select h.source, h.day, -r.amount from reversal r
    join transfer t on t.id = r.of_id join filling h on h.hold = t.debit
    where t.credit like 'member/%' or t.credit like 'spent/%'
    union all select h.source, h.day, -t.amount from transfer t join filling h on h.hold = t.debit
    where t.credit = h.source and t.reverses is null)`

const inWindow = (window: string) =>
  `select f.top || ' ' || ${window} as subject, d.n from departure d join family f on f.path = d.path`

const windowCheck = (dialect: Dialect) => `
  with recursive ${FAMILY}, ${departures(dialect)}
  ${differences(
    [`'day/' || d.day`, `'month/' || substr(d.day, 1, 7)`, `'total'`].map(inWindow).join(' union all '),
    `select budget_id || ' ' || "window" as subject, granted as n from budget_window where "window" <> 'held'`,
  )}`

const amountOf = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(body, '$.amount')` : `(body ->> 'amount')::bigint`

const FILLS = `credit like 'budget/%' and (debit like 'mint/%' or debit like 'budget/%')`

const checks = (dialect: Dialect): Checks => ({
  '4 a budget says what it was filled with': differences(
    `select credit as subject, amount as n from transfer where ${FILLS}`,
    `select ${PATH} as subject, b.filled as n from budget b`,
  ),

  '4 a budget says what it handed down': differences(
    `select debit as subject, amount as n from transfer where debit like 'budget/%' and credit like 'budget/%'`,
    `select ${PATH} as subject, b.handed_down as n from budget b`,
  ),

  '4 every fill was approved': differences(
    `select 'top-up/' || id as subject, ${amountOf(dialect)} as n from approval
      where kind = 'top-up' and state = 'approved'`,
    `select id as subject, amount as n from transfer where ${FILLS}`,
  ),

  '4 every account of a budget has its plan': `
    select path as subject, 1 as expected, sum(planned) as found from (
      select path, 0 as planned from account where path like 'budget/%'
      union all select ${PATH}, 1 from budget b) x
    group by path having sum(planned) = 0`,

  '4 each window counts what left in it': windowCheck(dialect),

  '4 no window was ever above its cap': `
    select budget_id || ' ' || "window" as subject, cap as expected, granted as found
    from budget_window where granted > cap or granted < 0`,

  '4 a budget says what it holds': differences(
    `select o.source as subject, a.balance as n from (${HOLD_ORIGINS}) o join account a on a.path = o.hold`,
    `select ${PATH} as subject, w.granted as n from budget_window w join budget b on b.id = w.budget_id
      where w."window" = 'held'`,
  ),
})

export const verifyBudgets = (db: Provable): Promise<Violation[]> => runChecks(db, checks(db.dialect))
