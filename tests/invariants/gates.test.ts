/** What opens a task and the first fact that it counts are told at once, in two processes: the fact counts, whoever commits first. */
import { tiersKind } from '@laurel/server/membership/index'
import { award } from '@laurel/server/offers/index'
import { recordFact } from '@laurel/server/platform/facts'
import type { Work } from '@laurel/server/schema'
import { taskKind } from '@laurel/server/tasks/index'
import { bodyOf, type TaskPut } from '@laurel/server/tasks/testing'
import type { FactType } from '@laurel/shared/facts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'
import { FIRST_TABLE, shanghai } from './tiers-world.ts'

const ROUNDS = Number(process.env.GATE_ROUNDS ?? 50)
const NOW = shanghai('2026-02-01T12:00:00')
const FIRST_OF_TWO: TaskPut = { kind: 'count', args: { fact: 'card.bound', target: 1 } }
const AFTER: TaskPut = { kind: 'count', args: { fact: 'purchase.paid', target: 1 }, after: ['bind'] }
const TIERED: TaskPut = { kind: 'count', args: { fact: 'purchase.paid', target: 1 }, minLevel: 2 }

const tell = (type: FactType, memberId: string, occurredAt: number) => (w: Work, now: number) =>
  recordFact(w, { id: `${type}/${memberId}`, key: `${type}/${memberId}`, type, memberId, occurredAt }, now)
const grow = (memberId: string) => (w: Work, now: number) =>
  award(
    w,
    {
      ...{ memberId, offerId: 'shop', rule: 'fact', occasion: 'p', version: 1, budgetId: null, points: 0 },
      ...{ growth: [[NOW - 60_000, 600]], expiresOn: '2039-12-31', fact: { source: 'pos', key: 'p' } },
      ...{ at: now, reason: 'purchase', subject: 'shop' },
    },
    now,
  )

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  const put = (id: string, task: TaskPut) => {
    const body = bodyOf(task)
    return world.put({
      id,
      kind: 'task',
      body: { ...body },
      topics: taskKind.topics({ ...body }),
      budgetId: 'daily',
    })
  }
  beforeAll(async () => {
    world = await storedWorld(kind)
    const tiers = FIRST_TABLE.tiers.map((tier) => ({ ...tier, benefits: [] }))
    await world.put({
      id: 'ladder',
      kind: 'tiers',
      body: { ...FIRST_TABLE, tiers },
      topics: tiersKind.topics({}),
    })
    await put('bind', FIRST_OF_TWO)
    await put('after', AFTER)
    await put('tiered', TIERED)
  })
  afterAll(() => world.close())

  const counted = async (offerId: string, label: string): Promise<number> => {
    const [row] = await world.db.all(
      `select count(*) as n from task_progress where offer_id = '${offerId}' and value = 1 and member_id like '${label}%'`,
    )
    return Number(row?.n)
  }

  test(`a task that comes after another, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const who = `after${round}`
      await world.join(who)
      world.time.now = NOW
      await world.race(tell('card.bound', who, NOW - 60_000), tell('purchase.paid', who, NOW))
    }

    expect(await counted('after', 'after')).toBe(ROUNDS)
  })

  test(`a task for a tier, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const who = `tiered${round}`
      world.time.now = NOW - 86_400_000
      await world.join(who)
      world.time.now = NOW
      await world.race(grow(who), tell('purchase.paid', who, NOW))
    }

    expect(await counted('tiered', 'tiered')).toBe(ROUNDS)
  })
})
