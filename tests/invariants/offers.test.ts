/** What offers gave is in the books once; what they could not give comes later, once; and whoever changes a row of it is seen. */
import { readConfig } from '@laurel/server/config'
import { addOfferWith } from '@laurel/server/offers/commands/drafts'
import { submitWith } from '@laurel/server/offers/commands/review'
import { end } from '@laurel/server/offers/commands/stop'
import { type OfferKindDef, offerApprovals, withheldJob } from '@laurel/server/offers/index'
import { approveWith } from '@laurel/server/operators/index'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { verify } from '@laurel/server/verify'
import { Empty } from '@laurel/shared/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { fill, giveTo, HOUR_MS, heard, liveWithOffers, NOON } from './offer-days.ts'
import { OFFER_LIES } from './offer-lies.ts'
import { openRaw, type Raw } from './raw.ts'

const ladder: OfferKindDef = {
  kind: 'tiers',
  single: true,
  schema: Empty,
  faultIn: () => null,
  givesPoints: () => false,
  topics: () => [],
  declare: ({ offerId, title, rules }) => ({
    offerId,
    title,
    kind: 'tiers',
    links: [],
    signOff: null,
    rules,
  }),
}
const terms = {
  title: 'ladder',
  body: {},
  budgetId: null,
  startsAt: NOON,
  endsAt: NOON + 999 * HOUR_MS,
  rules: ['as published'],
  goal: { metric: 'growth', target: 1, days: 30 },
  signOff: null,
} as const
const kinds = [ladder, { ...ladder, kind: 'earn', single: false } as const]
const [add, submitted, approved] = [
  addOfferWith(kinds),
  submitWith(kinds),
  approveWith(offerApprovals(kinds)),
]

async function submit({ engine }: Db, offerId: string): Promise<string> {
  await engine.run(add, { ...terms, rules: [...terms.rules], kind: 'tiers', offerId, author: 'eve' })
  const asked = await engine.run(submitted, {
    id: `ask-${offerId}`,
    offerId,
    because: 'x',
    operatorId: 'eve',
  })
  return asked.id
}
const approve = ({ engine }: Db, approvalId: string) =>
  engine.run(approved, { approvalId, operatorId: 'amy', role: 'approver' })

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let [db, twin]: Db[] = []
  let raw: Raw
  let now = NOON
  const open = () => openDatabase(place.url, { clock: () => now })
  const grants = async () =>
    Object.fromEntries(
      (await one().all('select occasion, state, refusal from offer_grant')).map(
        ({ occasion, state, refusal }) => [occasion, refusal ?? state],
      ),
    )
  const one = (): Db => {
    if (!db) throw new Error('not open')
    return db
  }
  const other = (): Db => {
    if (!twin) throw new Error('not open')
    return twin
  }
  const runJobs = async () => {
    const jobs = [one(), other()].map((each) => withheldJob({ engine: heard(each), reads: each }))
    await Promise.all(jobs.map((job) => job.run()))
  }
  const isGreen = async () => expect(await verify(one(), readConfig({}))).toEqual([])

  beforeAll(async () => {
    place = await freshDatabase(kind)
    raw = await openRaw(kind, place.url)
    db = await open()
    twin = await open()
    await liveWithOffers(db, (at) => {
      now = at
    })
  })
  afterAll(async () => {
    await raw.close()
    await db?.close()
    await twin?.close()
    await place.drop()
  })

  test('what was withheld comes when it can, in two processes at once, and once', async () => {
    expect(await grants()).toEqual({
      p1: 'granted',
      p2: 'granted',
      p3: 'reversed',
      p4: 'OFFER_PAUSED',
      p5: 'BUDGET_EXHAUSTED',
      p6: 'BUDGET_EXHAUSTED',
    })
    await isGreen()
    await runJobs()
    expect(await grants()).toMatchObject({ p4: 'granted', p5: 'BUDGET_EXHAUSTED', p6: 'BUDGET_EXHAUSTED' })
    await fill(one(), 'second', 300)
    await runJobs()
    await runJobs()
    // 1,252 are left: too few for what came first, enough for the other.
    expect(await grants()).toMatchObject({ p5: 'BUDGET_EXHAUSTED', p6: 'granted' })
    const [cat] = await one().all(`select balance from account where path = 'member/cat/points'`)
    expect(Number(cat?.balance)).toBe(1_200)
    await isGreen()
  })

  test('of two that wait for one budget, the one that waits longer is served first', async () => {
    const give = giveTo(one())
    await give({ memberId: 'dan', occasion: 'p8', points: 60, at: NOON + HOUR_MS })
    await give({ memberId: 'eva', occasion: 'p7', points: 60, at: NOON })
    expect(await grants()).toMatchObject({ p7: 'BUDGET_EXHAUSTED', p8: 'BUDGET_EXHAUSTED' })
    await fill(one(), 'third', 50)
    await runJobs()
    expect(await grants()).toMatchObject({ p7: 'granted', p8: 'BUDGET_EXHAUSTED' })
    await isGreen()
  })

  test('of two that bar each other, approved in two processes at once, one comes into force', async () => {
    for (let round = 0; round < 5; round++) {
      const asked = await Promise.all([submit(one(), `a${round}`), submit(one(), `b${round}`)])
      const decided = await Promise.allSettled([approve(one(), asked[0]), approve(other(), asked[1])])
      const reasons = decided.map((each) =>
        each.status === 'rejected' ? String(each.reason.code) : 'approved',
      )
      expect(reasons.toSorted()).toEqual(['OFFER_SINGLE', 'approved'])
      for (const offerId of [`a${round}`, `b${round}`])
        await one().engine.run(end, { offerId, because: 'over' })
    }
    await isGreen()
  })

  describe('past every trigger and constraint', () => {
    beforeAll(() => raw.disarm())

    test.each(OFFER_LIES)('$what: red', async ({ tell, takeBack, red }) => {
      await raw.run(...tell)
      const found = await verify(one(), readConfig({})).finally(() => raw.run(...takeBack))
      const rules = found.map(({ rule }) => rule)
      for (const rule of red) expect(rules).toContainEqual(expect.stringContaining(rule))
      await isGreen()
    })
  })
})
