/** Invariants 1 and 2: nothing is made or lost, and every balance is the sum of its transfers, now and at any instant. */
import type { Dialect } from '../platform/work/meta.ts'
import type { Checks } from './verify.ts'

const MOVES = 'select debit as path, -amount as n from transfer union all select credit, amount from transfer'
const BELOW_FLOOR = `path not like 'mint/%' and case when path like 'member/%/debt' then n > 0 else n < 0 end`

/**
 * Each transfer starts from the balance that another of the account ended with. So the balances before cancel out
 * the balances after, but for the 0 at the opening and today's balance at the end; in whatever order they came.
 */
const CHAIN = `select path || ' at ' || n as subject, 0 as expected, sum(ends) as found from (
    select debit as path, debit_after + amount as n, 1 as ends from transfer
    union all select debit, debit_after, -1 from transfer
    union all select credit, credit_after - amount, 1 from transfer
    union all select credit, credit_after, -1 from transfer
    union all select path, 0, -1 from account
    union all select path, balance, 1 from account) x
  group by path, n having sum(ends) <> 0`

export const balanceChecks = (_dialect: Dialect): Checks => ({
  '1 the balances of a currency are 0 together': `
    select currency as subject, 0 as expected, sum(balance) as found
    from account group by currency having sum(balance) <> 0`,

  '1 both accounts of a transfer hold one currency': `
    select t.id as subject, 0 as expected, 1 as found from transfer t
    join account d on d.path = t.debit join account c on c.path = t.credit
    where d.currency <> c.currency`,

  '2 a balance is what came in less what went out': `
    select coalesce(a.path, m.path) as subject, coalesce(m.n, 0) as expected, coalesce(a.balance, 0) as found
    from account a full join (select path, sum(n) as n from (${MOVES}) x group by path) m on m.path = a.path
    where coalesce(a.balance, 0) <> coalesce(m.n, 0)`,

  '2 no account is below its floor': `
    select path as subject, 0 as expected, n as found
    from (select path, balance as n from account) a where ${BELOW_FLOOR}`,

  '2 no account was below its floor at any instant': `
    select path as subject, 0 as expected, n as found from (
      select debit as path, debit_after as n from transfer
      union all select credit, credit_after from transfer) x where ${BELOW_FLOOR}`,

  '2 each transfer goes on from where another ended': CHAIN,

  '2 reversals never exceed what they reverse': `
    select r.of_id as subject, coalesce(t.amount, 0) as expected, r.n as found
    from (select of_id, sum(amount + short) as n from reversal group by of_id) r
    left join (
      select case when id like '%+' then substr(id, 1, length(id) - 1) else id end as id, sum(amount) as amount
      from transfer group by 1) t on t.id = r.of_id
    where r.n > coalesce(t.amount, 0)`,

  '2 each reversal is written down as it was transferred': `
    select coalesce(r.by_id, t.id) as subject, coalesce(t.n, 0) as expected, coalesce(r.amount, 0) as found
    from reversal r
    full join (
      select reverses, case when id like '%+' then substr(id, 1, length(id) - 1) else id end as id, sum(amount) as n
      from transfer where reverses is not null group by 1, 2) t on t.reverses = r.of_id and t.id = r.by_id
    where coalesce(r.amount, 0) <> coalesce(t.n, 0)`,
})
