/** A member who allowed it hears of his tier: once for each change, in the transaction that makes it, whoever runs the clock. */
import { tick, tiersKind } from '@laurel/server/membership/index'
import { addTemplate } from '@laurel/server/outreach/commands/templates'
import type { Work } from '@laurel/server/schema'
import type { Topic } from '@laurel/shared/outreach'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'
import { FIRST_TABLE, shanghai } from './tiers-world.ts'

const TOPICS: Topic[] = ['tier.changed', 'tier.protected']
const noon = (day: string): number => shanghai(`${day}T12:00:00`)

/** Allowed to write so many messages of each kind. */
function allow(w: Work, { memberId, accepts }: { memberId: string; accepts: number }): void {
  const counts = { told: accepts, pushed: 0, accepted: accepts, sent: 0, held: 0, lapsed: 0, receipts: 0 }
  for (const templateId of TOPICS)
    w.add('messageQuota', { memberId, templateId, ...counts, left: accepts, isWanted: true })
}

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  beforeEach(async () => {
    world = await storedWorld(kind)
    const tiers = FIRST_TABLE.tiers.map((tier) => ({ ...tier, benefits: [] }))
    await world.put({
      id: 'ladder',
      kind: 'tiers',
      body: { ...FIRST_TABLE, tiers },
      topics: tiersKind.topics({}),
    })
    for (const topic of TOPICS) {
      const fields = [{ key: 'thing1', value: '{tier}' }]
      const wording = { title: topic, about: topic, page: 'membership/pages/tiers/index', fields }
      await world.did((w) => addTemplate(w, { templateId: topic, topic, ...wording }))
    }
    await world.join('ann')
    await world.did((w) => allow(w, { memberId: 'ann', accepts: 9 }))
  })
  afterEach(() => world.close())

  const heard = async () => {
    const rows = await world.db.all(
      `select payload, next_at from outbox where topic = 'wechat.message' order by at, id`,
    )
    return rows.map(({ payload, next_at }) => {
      const { memberId, templateId, values } = typeof payload === 'string' ? JSON.parse(payload) : payload
      return { memberId, topic: templateId, values, at: Number(next_at) }
    })
  }
  const clock = () => world.both(tick, { memberId: 'ann' })

  test('up, kept for some days, and down, though two processes run the clock, each of them twice', async () => {
    world.time.now = noon('2026-02-01')
    await world.grow('ann', 'p1', [[noon('2026-02-01'), 600]])
    await world.grow('ann', 'p1', [[noon('2026-02-01'), 600]])
    expect(await heard()).toMatchObject([
      { topic: 'tier.changed', values: { before: '第1级', tier: '第2级', on: '2026-02-01' } },
    ])

    await world.grow('ann', 'p2', [[noon('2026-02-01') + 1, 50]])
    world.time.now = shanghai('2026-08-02T00:05:00')
    await clock()
    await clock()
    expect((await heard())[1]).toEqual({
      memberId: 'ann',
      topic: 'tier.protected',
      values: { tier: '第2级', until: '2026-08-31', missing: '350' },
      // Not in the middle of the night.
      at: shanghai('2026-08-02T09:00:00'),
    })

    world.time.now = noon('2026-09-01')
    await clock()
    await clock()
    expect((await heard()).map(({ topic }) => topic)).toEqual([
      'tier.changed',
      'tier.protected',
      'tier.changed',
    ])
    expect((await heard())[2]).toMatchObject({ values: { before: '第2级', tier: '第1级', on: '2026-09-01' } })
  })

  test('a refund that takes a tier back is told, and what late news makes of the past is told as it stands now', async () => {
    world.time.now = noon('2026-03-10')
    await world.grow('ann', 'p1', [[noon('2026-02-01'), 600]])
    await world.grow('ann', 'p1', [
      [noon('2026-02-01'), 600],
      [noon('2026-03-01'), -600],
    ])
    await world.grow('ann', 'p2', [[noon('2026-03-02'), 7000]])

    expect((await heard()).map(({ values }) => [values.before, values.tier])).toEqual([
      ['第1级', '第2级'],
      ['第2级', '第1级'],
      ['第1级', '第4级'],
    ])
  })

  test('who did not allow it, hears nothing, and joining is no news', async () => {
    await world.join('bob')
    world.time.now = noon('2026-02-01')
    await world.grow('bob', 'p1', [[noon('2026-02-01'), 600]])
    await world.join('cy')

    expect(await heard()).toEqual([])
  })
})
