/** A life of two members, proven on both databases; and every lie about a tier is seen. */
import { listeners } from '@laurel/server/listeners'
import {
  congratulate,
  grow,
  joinTiers,
  tick,
  tiersKind,
  verifyMembership,
} from '@laurel/server/membership/index'
import { award } from '@laurel/server/offers/index'
import { putInForce } from '@laurel/server/offers/testing'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { recordFact } from '@laurel/server/platform/facts'
import { listening } from '@laurel/server/platform/listening'
import type { Work } from '@laurel/server/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { edited, type Lie } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'
import { FIRST, FIRST_TABLE, shanghai } from './tiers-world.ts'

const FAR = shanghai('2040-01-01T00:00:00')
const acted = (w: Work, act: (w: Work, now: number) => unknown, now: number) => void act(w, now)

/** Ann reaches gold, is protected and goes down; a refund takes bob's tier back. */
async function live(db: Db, setNow: (at: number) => void): Promise<void> {
  const engine = listening(db.engine, {
    ...listeners,
    'growth.earned': [grow],
    'member.registered': [joinTiers],
    'member.birthday': [congratulate],
  })
  const run = (act: (w: Work, now: number) => unknown) => engine.run(acted, act)
  const at = (day: string): number => shanghai(`${day}T12:00:00`)
  const give = (memberId: string, occasion: string, growth: [number, number][]) =>
    run((w, now) =>
      award(
        w,
        {
          ...{ memberId, offerId: 'shop', rule: 'fact', occasion, version: 1, budgetId: null, points: 0 },
          ...{ growth, expiresOn: '2039-12-31', fact: { source: 'pos', key: occasion }, at: now },
          ...{ reason: 'purchase', subject: 'shop' },
        },
        now,
      ),
    )
  const tiers = FIRST_TABLE.tiers.map((tier) => ({ ...tier, benefits: [] }))
  const body = { ...FIRST_TABLE, tiers }
  const ladder = { id: 'ladder', kind: 'tiers', body, topics: tiersKind.topics(body), endsAt: FAR } as const
  await run((w, now) => putInForce(w, { id: 'shop', kind: 'earn', body: {}, topics: [], endsAt: FAR }, now))
  await run((w, now) => putInForce(w, ladder, now))
  for (const memberId of ['ann', 'bob']) {
    const key = `registered/${memberId}`
    await run((w, now) => void w.add('member', { id: memberId, state: 'active', joinedAt: now }))
    await run((w, now) => recordFact(w, { id: key, key, type: 'member.registered', memberId }, now))
  }
  setNow(at('2026-02-20'))
  await give('ann', 'p1', [[at('2026-02-01'), 2100]])
  await give('ann', 'p2', [[at('2026-02-03'), 30]])
  await give('bob', 'p3', [
    [at('2026-02-01'), 700],
    [at('2026-02-10'), -600],
  ])
  setNow(at('2026-10-20'))
  for (const memberId of ['ann', 'bob']) await run((w, now) => tick(w, { memberId }, now))
  await give('ann', 'p4', [[at('2026-10-19'), 40]])
}

const ann = (set: string): [string, string, string] => ['membership', `member_id = 'ann'`, set]
const change = (set: string): [string, string, string] => [
  'tier_change',
  `member_id = 'ann' and number = 2`,
  set,
]
const LIES: Lie[] = [
  edited('a member is lifted', '7 the tier', ann('level = level + 1')),
  edited('growth is added to a cycle', '7 the growth of the cycle', ann('cycle_growth = cycle_growth + 1')),
  edited('a cycle begins later', '7 the cycle begins', ann('cycle_from = cycle_from + 1')),
  edited('a cycle ends later', '7 the cycle ends', ann('cycle_until = cycle_until + 1')),
  edited('a tier is protected for ever', '7 the protection', ann(`protected_until = ${FAR}`)),
  edited('the clock never looks again', '7 the clock looks', ann(`next_at = ${FAR}`)),
  edited('a change is edited', '7 change 2 of tier', change('threshold = threshold - 1')),
  edited('a change is called another', '7 change 2 of tier', change(`change = 'kept'`)),
  {
    what: 'a change is removed',
    red: ['7 every change of tier'],
    tell: [
      `create table kept as select * from tier_change where member_id = 'ann' and number = 4`,
      `delete from tier_change where member_id = 'ann' and number = 4`,
    ],
    takeBack: ['insert into tier_change select * from kept', 'drop table kept'],
  },
  edited('growth is made up', '7 growth entries add up', [
    'growth_entry',
    `member_id = 'ann' and at = ${shanghai('2026-02-03T12:00:00')}`,
    'amount = 31',
  ]),
  {
    what: 'growth is moved to another instant',
    red: ['7 each growth that was earned'],
    tell: [`update growth_entry set at = at + 1 where member_id = 'ann' and amount = 30`],
    takeBack: [`update growth_entry set at = at - 1 where member_id = 'ann' and amount = 30`],
  },
]

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let db: Db
  let raw: Raw
  const rules = async () => (await verifyMembership(db)).map(({ rule }) => rule)

  beforeAll(async () => {
    let now = FIRST
    place = await freshDatabase(kind)
    db = await openDatabase(place.url, { clock: () => now })
    raw = await openRaw(kind, place.url)
    await live(db, (at) => {
      now = at
    })
  })
  afterAll(async () => {
    await raw.close()
    await db.close()
    await place.drop()
  })

  test('what really happened is green, and has a story', async () => {
    const changes = await db.all(
      `select member_id, change, to_level from tier_change order by member_id, number`,
    )

    expect(changes.map((row) => Object.values(row).join(' '))).toEqual([
      ...['ann joined 1', 'ann reached 3', 'ann protected 3', 'ann dropped 2'],
      ...['bob joined 1', 'bob reached 2', 'bob dropped 1'],
    ])
    expect(await rules()).toEqual([])
  })

  describe('past every trigger and constraint', () => {
    beforeAll(() => raw.disarm())

    test.each(LIES)('$what: red', async ({ tell, takeBack, red }) => {
      await raw.run(...tell)
      const found = await rules().finally(() => raw.run(...takeBack))

      for (const rule of red) expect(found).toContainEqual(expect.stringContaining(rule))
      expect(await rules()).toEqual([])
    })
  })
})
