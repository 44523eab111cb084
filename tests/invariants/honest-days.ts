import {
  addBudget,
  askTopUp,
  budgetApprovals,
  giveBack,
  grant,
  hold,
  setCaps,
  settle,
} from '@laurel/server/budget/index'
import { approveWith } from '@laurel/server/operators/index'
import type { Db } from '@laurel/server/platform/database'
import { expire, MALL_REDEEMED, pointsOf, reverse, transfer } from '@laurel/server/points/index'
import type { Work } from '@laurel/server/schema'

const approve = approveWith(budgetApprovals)
const because = { reason: 'gift' } as const
const NONE = { dayMax: null, monthMax: null, totalMax: null }
/** In Shanghai. */
export const NOON = Date.UTC(2026, 10, 21, 4)
export const DAY_MS = 86_400_000

const acted = (w: Work, act: (w: Work, now: number) => unknown, now: number) => void act(w, now)

/** A few honest days: two budgets, two members, lots, a debt, a hold, a refund and an expiry. */
export async function liveHonestly(db: Db, setNow: (at: number) => void): Promise<void> {
  const run = (act: (w: Work, now: number) => unknown) => db.engine.run(acted, act)
  const caps = { ...NONE, totalMax: 500 }
  const plan = { currency: 'points', caps: NONE } as const
  await run((w) => addBudget(w, { ...plan, id: 'year', name: 'year', parentId: null }))
  await run((w) => addBudget(w, { ...plan, id: 'spring', name: 'spring', parentId: 'year' }))
  for (const [budgetId, amount] of [
    ['year', 1000],
    ['spring', 600],
  ] as const) {
    const id = `fill-${budgetId}`
    await run((w, now) => askTopUp(w, { id, budgetId, amount, because: 'more', operatorId: 'eve' }, now))
    await run((w, now) => approve(w, { approvalId: id, operatorId: 'amy', role: 'approver' }, now))
  }
  await run((w) => setCaps(w, { budgetId: 'spring', caps }))
  const wait = { hold: 'fact-free-hold', budgetId: 'spring', points: 50, because }
  await run((w, now) => hold(w, wait, now))
  const give = (id: string, memberId: string, points: number, expiresOn: string) =>
    run((w, now) => grant(w, { id, budgetId: 'spring', memberId, points, expiresOn, because }, now))
  const kept = {
    id: 'kept',
    hold: 'fact-free-hold',
    memberId: 'bob',
    points: 30,
    expiresOn: '2027-01-01',
    because,
  }
  await run((w, now) => settle(w, kept, now))
  await give('soon', 'ann', 100, '2027-01-01')
  await give('late', 'ann', 100, '2027-02-01')
  const use = { id: 'use', debit: pointsOf('ann'), credit: MALL_REDEEMED, amount: 100, because }
  await run((w, now) => transfer(w, use, now))
  await run((w, now) => reverse(w, { id: 'back', of: 'use', amount: 20, because }, now))
  await give('brief', 'bob', 10, '2026-11-21')
  await give('spent', 'bob', 40, '2026-12-31')
  await run((w, now) => transfer(w, { ...use, id: 'all', debit: pointsOf('bob'), amount: 60 }, now))
  await run((w, now) => giveBack(w, { id: 'owed', of: 'spent', because }, now))
  setNow(NOON + 2 * DAY_MS)
  await give('short', 'eva', 10, '2026-11-23')
  setNow(NOON + 3 * DAY_MS)
  await db.engine.run(expire, { memberId: 'eva' })
}
