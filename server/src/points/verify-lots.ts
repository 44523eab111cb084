/** Invariant 3: a member's points are their open lots, and each lot is used, expired, taken back or still there. */
import type { Dialect } from '../platform/work/meta.ts'
import type { Checks } from './verify.ts'
import { amountOfPart, dayOfPart, daySql, differences, partsOf, seqOfPart } from './verify-sql.ts'

const isPoints = (path: string) => `${path} like 'member/%/points'`

export function lotChecks(dialect: Dialect): Checks {
  const parts = partsOf(dialect)
  const [day, seq, amount] = [dayOfPart(dialect), seqOfPart(dialect), amountOfPart(dialect)]
  const movedOn = daySql(dialect, 't.at')
  return {
    '3 open lots make the balance': differences(
      'select account as subject, remaining as n from lot',
      `select path as subject, balance as n from account where ${isPoints('path')}`,
    ),

    '3 what came into a lot less what went out is what remains': differences(
      `select t.debit || ' ' || ${day} || '.' || ${seq} as subject, -${amount} as n
        from transfer t, ${parts} where ${isPoints('t.debit')}
        union all select t.credit || ' ' || ${day} || '.' || ${seq}, ${amount}
        from transfer t, ${parts} where ${isPoints('t.credit')}`,
      `select account || ' ' || expires_on || '.' || seq as subject, remaining as n from lot`,
    ),

    '3 no lot is below 0': `
      select account || ' ' || expires_on || '.' || seq as subject, 1 as expected, remaining as found
      from lot where remaining < 1`,

    '3 the parts of a transfer make its amount': `
      select id as subject, amount as expected, n as found from (
        select t.id, t.amount, coalesce((select sum(${amount}) from ${parts}), 0) as n
        from transfer t where ${isPoints('t.debit')} or ${isPoints('t.credit')}) x where n <> amount`,

    '3 a lot is used through its last day, and lapses after it': `
      select t.id as subject, 0 as expected, sum(${amount}) as found from transfer t, ${parts}
      where ${isPoints('t.debit')} and t.reverses is null
        and (${day} < ${movedOn}) <> (t.credit = 'points/expired')
      group by t.id`,

    '3 a refund gives back no more of a lot than was used of it': `
      select of_id || ' ' || seq as subject, sum(used) as expected, sum(back) as found from (
        select t.id as of_id, ${seq} as seq, ${amount} as used, 0 as back from transfer t, ${parts}
        where ${isPoints('t.debit')} and t.reverses is null
        union all select t.reverses, ${seq}, 0, ${amount} from transfer t, ${parts}
        where ${isPoints('t.credit')} and t.reverses is not null) x
      group by of_id, seq having sum(back) > sum(used)`,
  }
}
