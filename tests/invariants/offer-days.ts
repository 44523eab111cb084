/** A few honest days of offers: grants that grow and shrink, a debt, a pause, what is withheld, and what comes of it. */
import { addBudget, askTopUp, budgetApprovals } from '@laurel/server/budget/index'
import { listeners } from '@laurel/server/listeners'
import { end, pause, resumeWith } from '@laurel/server/offers/commands/stop'
import { type AwardOrder, award } from '@laurel/server/offers/index'
import type { OfferKindDef } from '@laurel/server/offers/kinds'
import { putInForce } from '@laurel/server/offers/testing'
import { approveWith } from '@laurel/server/operators/index'
import type { Db } from '@laurel/server/platform/database'
import { listening } from '@laurel/server/platform/listening'
import { MALL_REDEEMED, pointsOf, transfer } from '@laurel/server/points/index'
import type { Work } from '@laurel/server/schema'

/** In Shanghai. */
export const NOON = Date.UTC(2026, 10, 21, 4)
export const HOUR_MS = 3_600_000
const approve = approveWith(budgetApprovals)
const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }
const because = { reason: 'redeem' } as const
const earn = { kind: 'earn', single: false } as OfferKindDef
/** Growth is heard of by the tiers, as in the app. */
export const heard = (db: Pick<Db, 'engine'>) => listening(db.engine, listeners)

const acted = (w: Work, act: (w: Work, now: number) => unknown, now: number) => void act(w, now)

export type Give = (due: Partial<AwardOrder> & { occasion: string }) => Promise<void>

const order = (due: Partial<AwardOrder> & { occasion: string }): AwardOrder => ({
  memberId: 'ann',
  offerId: 'buy',
  rule: 'fact',
  version: 1,
  budgetId: 'spring',
  points: 0,
  growth: [],
  expiresOn: '2027-11-21',
  fact: { source: 'pos', key: due.occasion },
  at: NOON,
  reason: 'purchase',
  subject: 'spring',
  ...due,
})

export const giveTo =
  (db: Db): Give =>
  (due) =>
    heard(db).run(acted, (w, now) => award(w, order(due), now))

export async function fill(db: Db, id: string, amount: number): Promise<void> {
  const run = (act: (w: Work, now: number) => unknown) => heard(db).run(acted, act)
  await run((w, now) =>
    askTopUp(w, { id, budgetId: 'spring', amount, because: 'more', operatorId: 'eve' }, now),
  )
  await run((w, now) => approve(w, { approvalId: id, operatorId: 'amy', role: 'approver' }, now))
}

export async function liveWithOffers(db: Db, setNow: (at: number) => void): Promise<void> {
  const run = (act: (w: Work, now: number) => unknown) => heard(db).run(acted, act)
  const give = giveTo(db)
  await run((w) =>
    addBudget(w, { id: 'spring', name: 's', currency: 'points', parentId: null, caps: NO_CAPS }),
  )
  await fill(db, 'first', 1_000)
  const put = { kind: 'earn', body: {}, topics: ['purchase.paid'], budgetId: 'spring' } as const
  await run((w, now) => putInForce(w, { ...put, id: 'buy' }, now))
  await run((w, now) => putInForce(w, { ...put, id: 'buy', startsAt: NOON + 48 * HOUR_MS }, now))
  await run((w, now) => putInForce(w, { ...put, id: 'bind' }, now))

  await give({ occasion: 'p1', points: 10, growth: [[NOON, 5]] })
  await give({ occasion: 'p2', points: 20, growth: [[NOON, 9]] })
  await run((w, now) =>
    transfer(w, { id: 'use', debit: pointsOf('ann'), credit: MALL_REDEEMED, amount: 25, because }, now),
  )
  await give({
    occasion: 'p2',
    points: 8,
    growth: [
      [NOON, 9],
      [NOON + 1, -4],
    ],
  })
  await give({ memberId: 'bob', offerId: 'bind', occasion: 'p3', points: 7, growth: [[NOON, 7]] })
  await give({ memberId: 'bob', offerId: 'bind', occasion: 'p3' })
  await run((w, now) => end(w, { offerId: 'bind', because: 'over' }, now))

  setNow(NOON + HOUR_MS)
  await run((w, now) => pause(w, { offerId: 'buy', because: 'wrong' }, now))
  setNow(NOON + 2 * HOUR_MS)
  await give({ occasion: 'p4', points: 30, growth: [[NOON, 30]] })
  setNow(NOON + 4 * HOUR_MS)
  await run((w, now) => resumeWith([earn])(w, { offerId: 'buy', because: 'right' }, now))
  await give({ memberId: 'cat', occasion: 'p5', points: 5_000, at: NOON + 1 })
  await give({ memberId: 'cat', occasion: 'p6', points: 1_200, at: NOON + 2 })
}
