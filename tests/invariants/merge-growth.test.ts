/** Two members become one and two again: their growth is one history, their tier is drawn from it, and nothing is given twice. */

import { earnKind } from '@laurel/server/earning/index'
import { linkIdentity } from '@laurel/server/identity/index'
import { tick, tiersKind } from '@laurel/server/membership/index'
import { merge, unmerge } from '@laurel/server/people/commands/merge'
import { recordFact } from '@laurel/server/platform/facts'
import { MALL_REDEEMED, pointsOf, transfer } from '@laurel/server/points/index'
import { verify } from '@laurel/server/verify'
import type { EarnBody } from '@laurel/shared/earning'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'
import { FIRST_TABLE, shanghai } from './tiers-world.ts'

const noon = (day: string): number => shanghai(`${day}T12:00:00`)
const KEYS = { blindKey: Buffer.from('a blind key for the tests of merges') }
const EARN: EarnBody = {
  fact: 'purchase.paid',
  points: { amount: 1, per: { number: 'amountFen', of: 100 } },
  growth: { amount: 1, per: { number: 'amountFen', of: 100 } },
  multiplied: true,
  cap: null,
  lotDays: 365,
}
const TIERS = {
  ...FIRST_TABLE,
  tiers: FIRST_TABLE.tiers.map((tier) => ({
    ...tier,
    benefits: [
      ...tier.benefits,
      { id: 'times', kind: 'multiplier' as const, title: '双倍', bps: 10_000 * tier.level },
    ],
  })),
}
const both = { fromId: 'old', intoId: 'new', operatorId: 'amy' }

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  beforeEach(async () => {
    world = await storedWorld(kind)
    await world.put({
      id: 'ladder',
      kind: 'tiers',
      body: TIERS,
      topics: tiersKind.topics({}),
      budgetId: 'daily',
    })
    const topics = earnKind.topics({ ...EARN })
    await world.put({ id: 'points', kind: 'earn', body: { ...EARN }, topics, budgetId: 'daily' })
    for (const who of ['old', 'new', 'third']) {
      await world.join(who)
      world.time.now += 86_400_000
      const identity = { kind: 'openid' as const, value: `hash-${who}`, sealed: 'k.x', sealedFor: null }
      await world.did((w, now) =>
        linkIdentity(w, { memberId: who, identity, by: 'member', because: null }, now),
      )
    }
  })
  afterEach(async () => {
    expect(await verify(world.db, KEYS)).toEqual([])
    await world.close()
  })

  const paid = (memberId: string, key: string, [day, yuan]: [day: string, yuan: number]) => {
    world.time.now = Math.max(world.time.now, noon(day))
    return world.did((w, now) => {
      const data = { amountFen: yuan * 100 }
      const fact = { id: key, key, source: 'pos', memberId, data, occurredAt: noon(day) }
      recordFact(w, { ...fact, type: 'purchase.paid' }, now)
    })
  }
  /** As its source tells it: of whoever the member is now. */
  const refunded = (memberId: string, undoes: string, [day, yuan]: [day: string, yuan: number]) => {
    world.time.now = Math.max(world.time.now, noon(day))
    return world.did((w, now) => {
      const key = `back/${undoes}/${day}`
      const fact = { id: key, key, source: 'pos', memberId, data: { amountFen: yuan * 100 }, undoes }
      recordFact(w, { ...fact, occurredAt: noon(day), type: 'purchase.refunded' }, now)
    })
  }
  const merged = (day: string, id = 'm1', more = {}) => {
    world.time.now = noon(day)
    return world.did((w, now) => merge(w, { ...both, ...more, id }, now))
  }
  const parted = (day: string, mergeId = 'm1', more = {}) => {
    world.time.now = noon(day)
    return world.did((w, now) => unmerge(w, { ...both, ...more, mergeId }, now))
  }
  const clock = async (day: string) => {
    world.time.now = noon(day)
    for (const memberId of ['old', 'new', 'third']) await world.engine.run(tick, { memberId })
  }
  const balance = async (path: string): Promise<number> =>
    Number((await world.db.all(`select balance from account where path = '${path}'`))[0]?.balance ?? 0)
  const points = (memberId: string) => balance(pointsOf(memberId))
  const debt = (memberId: string) => balance(`member/${memberId}/debt`)
  const tier = async (memberId: string) => {
    const [row] = await world.db.all(
      `select level, cycle_growth, joined_at from membership where member_id = '${memberId}'`,
    )
    return [Number(row?.level), Number(row?.cycle_growth)]
  }
  const given = async (memberId: string) =>
    (
      await world.db.all(
        `select occasion, points from offer_grant where member_id = '${memberId}' and rule = 'benefit:monthly' and points > 0 order by occasion`,
      )
    ).map((row) => `${row.occasion} ${row.points}`)

  test('growth of both counts as one history, and apart again as two', async () => {
    await paid('old', 'p1', ['2026-02-01', 300])
    await paid('new', 'p2', ['2026-02-10', 300])
    expect([await tier('old'), await tier('new')]).toEqual([
      [1, 300],
      [1, 300],
    ])

    await merged('2026-02-20')
    expect(await tier('new')).toEqual([2, 0])
    expect(await verify(world.db, KEYS)).toEqual([])
    await paid('new', 'p3', ['2026-02-21', 50])
    expect([await tier('new'), await points('new')]).toEqual([[2, 50], 700])

    await parted('2026-02-22')
    expect([await tier('old'), await tier('new')]).toEqual([
      [1, 300],
      [1, 350],
    ])
    expect([await points('old'), await points('new')]).toEqual([300, 400])
  })

  test('the past is given for once: no point more for what was bought before, and one gift a month', async () => {
    await paid('old', 'p1', ['2026-02-01', 2500])
    await paid('new', 'p2', ['2026-02-10', 600])
    await clock('2026-03-02')
    const before = [await points('old'), await points('new')]
    expect([await given('old'), await given('new')]).toEqual([
      ['2026-02 30', '2026-03 30'],
      ['2026-02 10', '2026-03 10'],
    ])

    await merged('2026-03-10')
    expect(await tier('new')).toEqual([3, 600])
    expect([await points('old'), await points('new')]).toEqual([0, Number(before[0]) + Number(before[1])])
    await clock('2026-03-20')
    await clock('2026-04-02')
    expect([await given('old'), await given('new')]).toEqual([
      ['2026-02 30', '2026-03 30'],
      ['2026-02 10', '2026-03 10', '2026-04 30'],
    ])

    await parted('2026-04-05')
    await clock('2026-05-02')
    expect([(await given('old')).at(-1), (await given('new')).at(-1)]).toEqual(['2026-05 30', '2026-05 10'])
    expect(await given('old')).not.toContainEqual(expect.stringContaining('2026-04'))
  })

  test('a refund after the merge takes back from the one that stays: points, growth, and the tier they reached', async () => {
    await paid('old', 'p1', ['2026-02-01', 600])
    await paid('new', 'p2', ['2026-02-10', 100])
    await merged('2026-02-20')
    expect([await tier('new'), await points('new')]).toEqual([[2, 100], 710])

    await refunded('new', 'p1', ['2026-02-25', 600])

    expect([await tier('new'), await points('new'), await debt('new')]).toEqual([[1, 100], 110, 0])
    expect([await points('old'), await debt('old')]).toEqual([0, 0])
    expect(await verify(world.db, KEYS)).toEqual([])
    await parted('2026-03-01')
    // What the refund took is old's own: so the points carried over come back less it.
    expect([await points('old'), await debt('old')]).toEqual([10, 0])
    expect([await points('new'), await debt('new')]).toEqual([100, 0])
    expect([await tier('old'), await tier('new')]).toEqual([
      [1, 0],
      [1, 100],
    ])
  })

  test('what is spent meanwhile is owed by the one that stays', async () => {
    await paid('old', 'p1', ['2026-02-01', 400])
    await merged('2026-02-20')
    await world.did((w, now) => {
      const leg = { debit: pointsOf('new'), credit: MALL_REDEEMED, amount: 250 }
      transfer(w, { id: 'spent', ...leg, because: { reason: 'redeem' } }, now)
    })
    await refunded('new', 'p1', ['2026-02-25', 400])
    expect([await points('new'), await debt('new'), await debt('old')]).toEqual([0, -250, 0])

    await parted('2026-02-26')
    expect([await points('new'), await debt('new'), await points('old'), await debt('old')]).toEqual([
      ...[0, -250],
      ...[0, 0],
    ])
  })

  test('a chain of merges carries all growth to its end, and comes apart from there', async () => {
    await paid('old', 'p1', ['2026-02-01', 300])
    await paid('new', 'p2', ['2026-02-02', 300])
    await paid('third', 'p3', ['2026-02-03', 2000])
    await merged('2026-02-20')
    await merged('2026-02-21', 'm2', { fromId: 'new', intoId: 'third' })
    expect((await tier('third'))[0]).toBe(3)
    await refunded('third', 'p1', ['2026-02-22', 300])
    expect(await verify(world.db, KEYS)).toEqual([])

    await parted('2026-02-23', 'm2', { fromId: 'new', intoId: 'third' })
    expect([(await tier('third'))[0], await tier('new')]).toEqual([3, [1, 300]])
    await parted('2026-02-24')
    expect([await tier('old'), await tier('new')]).toEqual([
      [1, 0],
      [1, 300],
    ])
  })
})
