/** False rows, each with what takes it back and the rules that must see it. They rest on the days of `verify-sees.test.ts`. */
import { DAY_MS, NOON } from './honest-days.ts'

export interface Lie {
  what: string
  tell: string[]
  takeBack: string[]
  /** Rules that must be red; others may be too. */
  red: string[]
}

const ann = `path = 'member/ann/points'`
const swap = (what: string, red: string[], [tell, takeBack]: [string, string]): Lie => ({
  what,
  tell: [tell],
  takeBack: [takeBack],
  red,
})
/** Removes a row for a while. */
const without = (what: string, red: string[], [table, where]: [string, string]): Lie => ({
  what,
  tell: [`create table kept as select * from ${table} where ${where}`, `delete from ${table} where ${where}`],
  takeBack: [`insert into ${table} select * from kept`, 'drop table kept'],
  red,
})
/** Edits a row for a while. */
export const edited = (what: string, red: string, [table, where, set]: [string, string, string]): Lie => ({
  what,
  red: [red],
  tell: [
    `create table kept as select * from ${table} where ${where}`,
    `update ${table} set ${set} where ${where}`,
  ],
  takeBack: [
    `delete from ${table} where ${where}`,
    `insert into ${table} select * from kept`,
    'drop table kept',
  ],
})

const transferSql = (
  id: string,
  debit: string,
  credit: string,
  [debitAfter, creditAfter]: [number, number],
) => `
  insert into transfer (id, debit, credit, amount, debit_after, credit_after, lots, reverses, because, at)
  values ('${id}', '${debit}', '${credit}', 100, ${debitAfter}, ${creditAfter}, null, null, '{"reason":"fill"}', ${NOON})`

export const LIES: Lie[] = [
  swap(
    'a balance is edited',
    ['1 the balances', '2 a balance is', '3 open lots', '2 each transfer goes on'],
    [
      `update account set balance = balance + 5 where ${ann}`,
      `update account set balance = balance - 5 where ${ann}`,
    ],
  ),
  {
    what: 'two balances are edited so that they still add up',
    tell: [
      `update account set balance = balance + 5 where path = 'budget/spring/points'`,
      `update account set balance = balance - 5 where path = 'mall/redeemed'`,
    ],
    takeBack: [
      `update account set balance = balance - 5 where path = 'budget/spring/points'`,
      `update account set balance = balance + 5 where path = 'mall/redeemed'`,
    ],
    red: ['2 a balance is', '4 granted, held'],
  },
  swap(
    'an account goes below its floor',
    ['2 no account is below its floor'],
    [
      `update account set balance = balance - 100000 where path = 'budget/spring/points'`,
      `update account set balance = balance + 100000 where path = 'budget/spring/points'`,
    ],
  ),
  swap(
    'an account changes its currency',
    ['1 both accounts'],
    [
      `update account set currency = 'growth' where ${ann}`,
      `update account set currency = 'points' where ${ann}`,
    ],
  ),
  without('an account is removed', ['2 a balance is'], ['account', `path = 'mall/redeemed'`]),
  swap(
    'the newest transfer is left out of a history',
    ['2 the history of a member'],
    [`update account set last_id = 'use' where ${ann}`, `update account set last_id = 'back' where ${ann}`],
  ),
  swap(
    'a history ends before its first transfer',
    ['2 the history of a member'],
    [
      `update transfer set prev_id = null where id = 'late'`,
      `update transfer set prev_id = 'soon' where id = 'late'`,
    ],
  ),
  swap(
    'what a member earned stands among what they used',
    ['2 what a member used'],
    [
      `update account set last_use_id = 'back' where ${ann}`,
      `update account set last_use_id = 'use' where ${ann}`,
    ],
  ),
  without(
    'a transfer is removed',
    ['2 a balance is', '2 each transfer goes on', '3 what came into a lot'],
    ['transfer', `id = 'use'`],
  ),
  swap(
    'an amount is edited',
    ['2 a balance is', '3 the parts of a transfer'],
    [
      `update transfer set amount = amount + 1 where id = 'use'`,
      `update transfer set amount = amount - 1 where id = 'use'`,
    ],
  ),
  swap(
    'a balance after a transfer is edited',
    ['2 each transfer goes on'],
    [
      `update transfer set credit_after = credit_after + 1 where id = 'use'`,
      `update transfer set credit_after = credit_after - 1 where id = 'use'`,
    ],
  ),
  swap(
    'a balance was below the floor for an instant',
    ['2 no account was below its floor'],
    [
      `update transfer set debit_after = -1 where id = 'fact-free-hold/hold'`,
      `update transfer set debit_after = 550 where id = 'fact-free-hold/hold'`,
    ],
  ),
  swap(
    'a spent transfer is dated after its lot lapsed',
    ['3 a lot is used through'],
    [
      `update transfer set at = at + ${400 * DAY_MS} where id = 'use'`,
      `update transfer set at = at - ${400 * DAY_MS} where id = 'use'`,
    ],
  ),
  swap(
    'a lot is shifted to a later day',
    ['3 what came into a lot'],
    [
      `update lot set expires_on = '2031-01-01' where account = 'member/ann/points' and expires_on = '2027-02-01'`,
      `update lot set expires_on = '2027-02-01' where account = 'member/ann/points' and expires_on = '2031-01-01'`,
    ],
  ),
  swap(
    'a lot grows',
    ['3 open lots', '3 what came into a lot'],
    [
      `update lot set remaining = remaining + 1 where account = 'member/ann/points' and expires_on = '2027-02-01'`,
      `update lot set remaining = remaining - 1 where account = 'member/ann/points' and expires_on = '2027-02-01'`,
    ],
  ),
  without(
    'a lot is removed',
    ['3 open lots', '3 what came into a lot'],
    ['lot', `account = 'member/ann/points' and expires_on = '2027-02-01'`],
  ),
  swap(
    'the lots of a refund are other lots',
    ['3 a refund gives back', '3 what came into a lot'],
    [
      `update transfer set lots = '[["2027-01-01",7,20]]' where id = 'back'`,
      `update transfer set lots = '[["2027-01-01",0,20]]' where id = 'back'`,
    ],
  ),
  swap(
    'a reversal is edited',
    ['2 each reversal is written down'],
    [
      `update reversal set amount = amount - 1 where by_id = 'back'`,
      `update reversal set amount = amount + 1 where by_id = 'back'`,
    ],
  ),
  without('a reversal is removed', ['2 each reversal is written down'], ['reversal', `by_id = 'back'`]),
  swap(
    'a reversal exceeds what it reverses',
    ['2 reversals never exceed'],
    [
      `update reversal set short = short + 1000 where by_id = 'back'`,
      `update reversal set short = short - 1000 where by_id = 'back'`,
    ],
  ),
  {
    what: 'a budget is filled without approval, in perfectly balanced books',
    tell: [
      transferSql('gift', 'mint/points', 'budget/year/points', [-1100, 500]),
      `update account set balance = balance - 100 where path = 'mint/points'`,
      `update account set balance = balance + 100 where path = 'budget/year/points'`,
    ],
    takeBack: [
      `delete from transfer where id = 'gift'`,
      `update account set balance = balance + 100 where path = 'mint/points'`,
      `update account set balance = balance - 100 where path = 'budget/year/points'`,
    ],
    red: ['4 every fill was approved', '4 a budget says what it was filled with'],
  },
  swap(
    'a budget claims more than it was filled with',
    ['4 a budget says what it was filled with'],
    [
      `update budget set filled = filled + 1 where id = 'spring'`,
      `update budget set filled = filled - 1 where id = 'spring'`,
    ],
  ),
  swap(
    'a parent hides what it handed down',
    ['4 a budget says what it handed down'],
    [
      `update budget set handed_down = 0 where id = 'year'`,
      `update budget set handed_down = 600 where id = 'year'`,
    ],
  ),
  swap(
    'an approved top-up is edited',
    ['4 every fill was approved'],
    [
      `update approval set body = '{"amount":601}' where id = 'fill-spring'`,
      `update approval set body = '{"amount":600}' where id = 'fill-spring'`,
    ],
  ),
  without('the plan of a budget is removed', ['4 every account of a budget'], ['budget', `id = 'spring'`]),
  swap(
    'a counter of a day is edited',
    ['4 each window counts'],
    [
      `update budget_window set granted = granted - 1 where budget_id = 'spring' and "window" like 'day/%'`,
      `update budget_window set granted = granted + 1 where budget_id = 'spring' and "window" like 'day/%'`,
    ],
  ),
  swap(
    'a counter of the parent is edited',
    ['4 each window counts'],
    [
      `update budget_window set granted = granted + 1 where budget_id = 'year' and "window" = 'total'`,
      `update budget_window set granted = granted - 1 where budget_id = 'year' and "window" = 'total'`,
    ],
  ),
  without(
    'a counter is removed',
    ['4 each window counts'],
    ['budget_window', `budget_id = 'year' and "window" = 'total'`],
  ),
  swap(
    'a window is above its cap',
    ['4 no window was ever above its cap'],
    [
      `update budget_window set cap = 10 where budget_id = 'spring' and "window" = 'total'`,
      `update budget_window set cap = 500 where budget_id = 'spring' and "window" = 'total'`,
    ],
  ),
  swap(
    'a budget hides what it holds',
    ['4 a budget says what it holds'],
    [
      `update budget_window set granted = 0 where budget_id = 'spring' and "window" = 'held'`,
      `update budget_window set granted = 20 where budget_id = 'spring' and "window" = 'held'`,
    ],
  ),
]
