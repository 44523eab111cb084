/** Invariant 4, by the ledger alone: what a budget was filled with was granted, is held, was handed down, or remains. */
import type { Checks } from './verify.ts'

const isEnd = (path: string) => `(${path} like 'member/%' or ${path} like 'spent/%')`
const isSource = (path: string) => `(${path} like 'mint/%' or ${path} like 'budget/%')`

/** Which budget filled a hold. */
export const HOLD_ORIGINS = `
  select credit as hold, min(debit) as source from transfer
  where credit like 'hold/%' and debit like 'budget/%' group by credit`

export const budgetChecks: Checks = {
  '4 granted, held, handed down and remaining make what was filled': `
    with origin as (${HOLD_ORIGINS}),
    flow as (
      select credit as path, amount as filled, 0 as gone from transfer
      where credit like 'budget/%' and ${isSource('debit')} and reverses is null
      union all select debit, -amount, 0 from transfer
      where debit like 'budget/%' and ${isSource('credit')} and reverses is not null
      union all select debit, 0, amount from transfer
      where debit like 'budget/%' and (${isEnd('credit')} or (credit like 'budget/%' and reverses is null))
      union all select credit, 0, -amount from transfer
      where credit like 'budget/%' and (${isEnd('debit')} or (debit like 'budget/%' and reverses is not null))
      union all select o.source, 0, t.amount from transfer t join origin o on o.hold = t.debit
      where ${isEnd('t.credit')}
      union all select o.source, 0, a.balance from account a join origin o on o.hold = a.path
      union all select path, 0, balance from account where path like 'budget/%')
    select path as subject, sum(filled) as expected, sum(gone) as found
    from flow group by path having sum(filled) <> sum(gone)`,
}
