/** Two members become one and two again: what each did counts for the other, no reward comes twice, and what came by the merge goes with it. */
import { linkIdentity } from '@laurel/server/identity/index'
import { merge, unmerge } from '@laurel/server/people/commands/merge'
import { type NewFact, recordFact } from '@laurel/server/platform/facts'
import { pointsOf } from '@laurel/server/points/index'
import type { Command } from '@laurel/server/schema'
import { claim } from '@laurel/server/tasks/commands/claim'
import { signInDaily, taskKind } from '@laurel/server/tasks/index'
import { bodyOf, type TaskPut } from '@laurel/server/tasks/testing'
import { verify } from '@laurel/server/verify'
import type { FactType } from '@laurel/shared/facts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'
import { shanghai } from './tiers-world.ts'

const KEYS = { blindKey: Buffer.from('a blind key for the tests of merges') }
const noon = (day: string): number => shanghai(`${day}T12:00:00`)
const auto = { claim: 'auto', reward: { points: 20, growth: 5 } } as const
const TASKS: Record<string, TaskPut> = {
  thrice: { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 3 }, period: 'month' },
  tapped: { kind: 'count', args: { fact: 'purchase.paid', target: 2 }, period: 'month' },
  bind: { ...auto, kind: 'count', args: { fact: 'card.bound', target: 1 } },
  week: { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 3 }, period: 'week' },
}
const DAILY: TaskPut = {
  ...{ kind: 'sign-in', args: { rewards: [1, 2, 3, 4, 5, 6, 7] } },
  ...{ period: 'day', reward: { points: 0, growth: 0 } },
}
const both = { fromId: 'old', intoId: 'new', operatorId: 'amy' }

/** As a source's event is told: with its hints. */
const tell: Command<NewFact & { memberId: string; occurredAt: number }, unknown> = (w, fact, now) =>
  recordFact(w, fact, now)
tell.tells = ({ type, memberId, occurredAt }) => [{ type, memberId, at: occurredAt }]

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  beforeEach(async () => {
    world = await storedWorld(kind)
    for (const [id, task] of Object.entries({ ...TASKS, daily: DAILY })) {
      const body = { ...bodyOf(task) }
      await world.put({ id, kind: 'task', body, topics: taskKind.topics(body), budgetId: 'daily' })
    }
    await world.join('warm')
    for (const who of ['old', 'new']) {
      await world.join(who)
      const identity = { kind: 'openid' as const, value: `hash-${who}`, sealed: 'k.x', sealedFor: null }
      await world.did((w, now) =>
        linkIdentity(w, { memberId: who, identity, by: 'member', because: null }, now),
      )
    }
  })
  afterEach(() => world.close())

  const told = (type: FactType, memberId: string, fact: { key: string; day: string; undoes?: string }) => {
    const { day, ...rest } = fact
    world.time.now = Math.max(world.time.now, noon(day))
    const what = {
      id: fact.key,
      type,
      memberId,
      source: 'pos',
      data: { amountFen: 100 },
      occurredAt: noon(day),
      ...rest,
    }
    return world.engine.run(tell, what)
  }
  const paid = (memberId: string, key: string, day: string) => told('purchase.paid', memberId, { key, day })
  const at = (day: string) => {
    world.time.now = noon(day)
  }
  const merged = async (day: string) => {
    at(day)
    await world.engine.run(merge, { ...both, id: 'm1' })
    expect(await verify(world.db, KEYS)).toEqual([])
  }
  const parted = async (day: string) => {
    at(day)
    await world.engine.run(unmerge, { ...both, mergeId: 'm1' })
    expect(await verify(world.db, KEYS)).toEqual([])
  }
  const balance = async (path: string): Promise<number> =>
    Number((await world.db.all(`select balance from account where path = '${path}'`))[0]?.balance ?? 0)
  const points = async () => [await balance(pointsOf('old')), await balance(pointsOf('new'))]
  const progress = async (memberId: string, offerId: string) =>
    (
      await world.db.all(
        `select value, completed_at from task_progress where member_id = '${memberId}' and offer_id = '${offerId}' order by period`,
      )
    ).map((row) => [Number(row.value), row.completed_at !== null])
  const streak = async (memberId: string) => {
    const [row] = await world.db.all(`select * from sign_in_streak where member_id = '${memberId}'`)
    const given = typeof row?.given === 'string' ? JSON.parse(row.given) : row?.given
    return row && [row.last_day, Number(row.streak_days), given]
  }
  const signIn = (memberId: string, day: string) => {
    at(day)
    return world.engine.run(signInDaily, { memberId, factId: `signed/${memberId}/${day}` })
  }

  test('what both did completes a task, once; apart again, neither has', async () => {
    await paid('old', 'p1', '2026-02-02')
    await paid('old', 'p2', '2026-02-03')
    await paid('new', 'p3', '2026-02-12')
    await merged('2026-02-13')
    expect(await progress('new', 'thrice')).toEqual([[3, true]])
    // A week that is over stays as it was.
    expect(await progress('new', 'week')).toEqual([[1, false]])
    expect(await points()).toEqual([0, 20])

    await parted('2026-02-14')
    expect([await progress('old', 'thrice'), await progress('new', 'thrice')]).toEqual([
      [[2, false]],
      [[1, false]],
    ])
    expect(await points()).toEqual([0, 0])
  })

  test('what was rewarded is not rewarded again', async () => {
    await told('card.bound', 'old', { key: 'c1', day: '2026-02-02' })
    for (const [i, day] of ['2026-02-03', '2026-02-04', '2026-02-05'].entries())
      await paid('old', `p${i}`, day)
    expect(await points()).toEqual([60, 0])
    await merged('2026-02-13')
    expect(await points()).toEqual([0, 60])
    await paid('new', 'p9', '2026-02-14')

    expect([await progress('new', 'bind'), await progress('new', 'thrice')]).toEqual([[], [[1, false]]])
    expect(await points()).toEqual([0, 60])
    await parted('2026-02-15')
    expect(await points()).toEqual([60, 0])
  })

  test('what the one did not claim yet the other may claim, and gives it back when they part', async () => {
    await paid('old', 'p1', '2026-02-02')
    await paid('old', 'p2', '2026-02-03')
    await merged('2026-02-13')
    await world.engine.run(claim, { memberId: 'new', taskId: 'tapped', period: null })
    expect(await points()).toEqual([0, 10])

    await parted('2026-02-14')
    expect(await points()).toEqual([0, 0])
    await world.engine.run(claim, { memberId: 'old', taskId: 'tapped', period: null })
    expect(await points()).toEqual([10, 0])
    expect(await verify(world.db, KEYS)).toEqual([])
  })

  test('a refund after the merge undoes what it had completed for both', async () => {
    await paid('old', 'p1', '2026-02-02')
    await paid('old', 'p2', '2026-02-03')
    await paid('new', 'p3', '2026-02-12')
    await merged('2026-02-13')

    await told('purchase.refunded', 'new', { key: 'r1', day: '2026-02-14', undoes: 'p1' })

    expect([await progress('old', 'thrice'), await progress('new', 'thrice')]).toEqual([
      [[1, false]],
      [[2, false]],
    ])
    expect(await points()).toEqual([0, 0])
    expect(await verify(world.db, KEYS)).toEqual([])
  })

  test('days that either signed make one run, and no day is paid for twice', async () => {
    for (const day of ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-05']) await signIn('old', day)
    for (const day of ['2026-02-02', '2026-02-04']) await signIn('new', day)
    await merged('2026-02-05')
    expect(await streak('new')).toEqual(['2026-02-05', 5, [1, 1, 3, 1, 1]])
    await expect(signIn('new', '2026-02-05')).rejects.toMatchObject({ code: 'TASK_ALREADY_CLAIMED' })
    expect(await signIn('new', '2026-02-06')).toMatchObject({ points: 6 })
    expect(await verify(world.db, KEYS)).toEqual([])

    await parted('2026-02-06')
    expect([await streak('old'), await streak('new')]).toEqual([
      ['2026-02-05', 1, [1]],
      ['2026-02-06', 1, [6]],
    ])
    expect(await signIn('new', '2026-02-07')).toMatchObject({ points: 2 })
    expect(await verify(world.db, KEYS)).toEqual([])
  })

  test('who is in the middle of thirty tasks is merged, and parted', async () => {
    for (let i = 0; i < 30; i += 1) {
      const body = { ...bodyOf({ kind: 'count', args: { fact: 'purchase.paid', target: 3 } }) }
      await world.put({
        id: `more${i}`,
        kind: 'task',
        body,
        topics: taskKind.topics(body),
        budgetId: 'daily',
      })
      if (i % 5 === 4) await paid('warm', `w${i}`, '2026-02-01')
    }
    await paid('old', 'p1', '2026-02-02')
    await paid('new', 'p2', '2026-02-02')
    for (const who of ['old', 'new']) await signIn(who, '2026-02-02')
    const before = [await points(), await streak('new')]

    await merged('2026-02-03')
    expect((await progress('new', 'more29'))[0]).toEqual([2, false])
    await parted('2026-02-04')
    expect((await progress('new', 'more29'))[0]).toEqual([1, false])
    expect([await points(), await streak('new')]).toEqual(before)
  })
})
