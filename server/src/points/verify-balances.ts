/** Invariants 1 and 2: nothing is made or lost, and every balance is the sum of its transfers, now and at any instant. */
import type { Checks } from './verify.ts'
import { differences } from './verify-sql.ts'

const MOVES = 'select debit as path, -amount as n from transfer union all select credit, amount from transfer'
/** Both legs of a transfer are one. */
const WHOLE_ID = `case when id like '%+' then substr(id, 1, length(id) - 1) else id end`
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

/** Each chain, walked from its account back: a transfer that is left out, or stands in two, shows. */
const chained = (way: 'id' | 'use_id', members: string): string => `with recursive walk(path, id) as (
    select path, last_${way} from account where last_${way} is not null
    union select w.path, t.prev_${way} from walk w join transfer t on t.id = w.id where t.prev_${way} is not null)
  ${differences(members, `select path || ' ' || id as subject, 1 as n from walk`)}`
const TAKEN = `select debit || ' ' || id as subject, 1 as n from transfer where debit like 'member/%/points'`
const GIVEN = `select credit || ' ' || id, 1 from transfer where credit like 'member/%/points'`

export const balanceChecks: Checks = {
  '1 the balances of a currency are 0 together': `
    select currency as subject, 0 as expected, sum(balance) as found
    from account group by currency having sum(balance) <> 0`,

  '1 both accounts of a transfer hold one currency': `
    select t.id as subject, 0 as expected, 1 as found from transfer t
    join account d on d.path = t.debit join account c on c.path = t.credit
    where d.currency <> c.currency`,

  '2 a balance is what came in less what went out': differences(
    `select path as subject, n from (${MOVES}) m`,
    'select path as subject, balance as n from account',
  ),

  '2 no account is below its floor': `
    select path as subject, 0 as expected, n as found
    from (select path, balance as n from account) a where ${BELOW_FLOOR}`,

  '2 no account was below its floor at any instant': `
    select path as subject, 0 as expected, n as found from (
      select debit as path, debit_after as n from transfer
      union all select credit, credit_after from transfer) x where ${BELOW_FLOOR}`,

  '2 each transfer goes on from where another ended': CHAIN,

  '2 the history of a member has each of their transfers once': chained('id', `${TAKEN} union all ${GIVEN}`),

  '2 what a member used is told apart from the rest of the history': chained('use_id', TAKEN),

  '2 reversals never exceed what they reverse': `
    select id as subject, sum(amount) as expected, sum(undone) as found from (
      select ${WHOLE_ID} as id, amount, 0 as undone from transfer where reverses is null
      union all select of_id, 0, amount + short from reversal) x
    group by id having sum(undone) > sum(amount)`,

  '2 each reversal is written down as it was transferred': differences(
    `select reverses || ' by ' || ${WHOLE_ID} as subject, amount as n from transfer where reverses is not null`,
    `select of_id || ' by ' || by_id as subject, amount as n from reversal`,
  ),
}
