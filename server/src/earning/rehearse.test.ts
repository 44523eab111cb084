import type { EarnBody } from '@laurel/shared/earning'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { grow, tiersKind } from '../membership/index.ts'
import { putInForce } from '../offers/testing.ts'
import { recordFact } from '../platform/facts.ts'
import { listening } from '../platform/listening.ts'
import { NOON, openTestDatabase, type TestDatabase } from '../platform/testing.ts'
import type { Work } from '../schema.ts'
import { earnKind } from './kind.ts'
import { rehearse } from './rehearse.ts'
import { ALONE, DAY_MS, fillBudget, POINT_PER_YUAN } from './testing.ts'

const CAPPED: EarnBody = { ...POINT_PER_YUAN, cap: { window: 'day', points: 120, growth: 150 } }
let place: TestDatabase
beforeEach(async () => {
  place = await openTestDatabase()
})
afterEach(() => place.close())

const wanted = (body: EarnBody) => ({ body: { ...body }, from: NOON - DAY_MS, to: NOON + 30 * DAY_MS })

const tier = (level: number, reachGrowth: number, bps: number) => ({
  ...{ level, name: `T${level}`, look: 'silver', reachGrowth, keepGrowth: 0 },
  benefits: [{ id: 'times', kind: 'multiplier', title: 'times', bps }],
})
const TIERS = {
  kind: 'tiers',
  topics: tiersKind.topics({}),
  id: 'tiers',
  body: { tiers: [tier(1, 0, 10_000), tier(2, 600, 13_000)], validMonths: 12, protectionDays: 0 },
} as const

/** 1,300 purchases of 40 members over 20 days, every fifth refunded in part: more than two pages of facts. */
async function live(body: EarnBody): Promise<void> {
  const { db, time } = place
  const { run } = listening(db.engine, { ...ALONE, 'growth.earned': [grow] })
  await run((w: Work, _: null, now) => {
    fillBudget(w, 1_000_000, now)
    putInForce(w, TIERS, now)
    putInForce(
      w,
      { id: 'shop', kind: 'earn', body: { ...body }, topics: earnKind.topics(body), budgetId: 'spring' },
      now,
    )
  }, null)
  time.now += 25 * DAY_MS
  const tell = (w: Work, i: number, now: number) => {
    const at = NOON + (i % 20) * DAY_MS
    const one = { source: 'pos', memberId: `m${i % 40}`, occurredAt: at }
    const amountFen = 1000 + ((i * 7919) % 9000)
    recordFact(w, { ...one, id: `p${i}`, key: `p${i}`, type: 'purchase.paid', data: { amountFen } }, now)
    const back = { id: `r${i}`, key: `r${i}`, type: 'purchase.refunded', undoes: `p${i}` } as const
    if (i % 5 === 0) recordFact(w, { ...one, ...back, data: { amountFen: amountFen >> 1 } }, now)
  }
  await Promise.all(Array.from({ length: 1300 }, (_, i) => run(tell, i)))
}

test.each([
  ['a rule', CAPPED],
  ['a rule that the tier multiplies', { ...CAPPED, multiplied: true }],
])('of %s is what really would have happened', async (_, body) => {
  await live(body)

  const told = await rehearse({ reads: place.db }, wanted(body))

  const grants = (await place.db.all('select member_id, points from offer_grant where points > 0')) as {
    member_id: string
    points: number
  }[]
  const sum = grants.reduce((all, { points }) => all + points, 0)
  expect(told).toMatchObject({ facts: 1300, members: 40, reached: 40, completionBps: 10_000, points: sum })
  expect(told.days.reduce((all, { points }) => all + points, 0)).toBe(sum)
  expect(told.growth).toBe(
    Number(
      (await place.db.all(`select sum(balance) as growth from account where path like 'member/%/growth'`))[0]
        ?.growth,
    ),
  )
})

test('of other days, or of another kind, it is about nothing; and it writes nothing', async () => {
  await live(CAPPED)
  const rows = () =>
    place.db.all('select (select count(*) from fact) as facts, (select count(*) from offer_grant) as grants')
  const before = await rows()

  const earlier = await rehearse({ reads: place.db }, { ...wanted(CAPPED), to: NOON - 1 })
  const birthdays = await rehearse({ reads: place.db }, wanted({ ...CAPPED, fact: 'member.birthday' }))

  expect([earlier.facts, birthdays.facts, birthdays.completionBps]).toEqual([0, 0, 0])
  expect(await rows()).toEqual(before)
})
