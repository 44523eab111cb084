/** What members did with tasks of every kind, proven on both databases; and every lie about it is seen. */
import { tiersKind, verifyMembership } from '@laurel/server/membership/index'
import { recordFact } from '@laurel/server/platform/facts'
import { claim } from '@laurel/server/tasks/commands/claim'
import { signInDaily, taskKind, verifyTasks } from '@laurel/server/tasks/index'
import { bodyOf, type TaskPut } from '@laurel/server/tasks/testing'
import type { FactType } from '@laurel/shared/facts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds } from '../world/databases.ts'
import { edited, type Lie } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'
import { type StoredWorld, storedWorld } from './stored-world.ts'
import { FIRST_TABLE, shanghai } from './tiers-world.ts'

const noon = (day: string): number => shanghai(`${day}T12:00:00`)
const auto = { claim: 'auto', reward: { points: 20, growth: 30 } } as const
const TASKS: Record<string, TaskPut> = {
  thrice: { kind: 'count', args: { fact: 'purchase.paid', target: 3 }, period: 'week' },
  spend: {
    ...auto,
    kind: 'sum',
    args: { fact: 'purchase.paid', number: 'amountFen', target: 30_000 },
    period: 'month',
  },
  bind: { ...auto, kind: 'count', args: { fact: 'card.bound', target: 1 } },
  both: { ...auto, kind: 'chain', args: { tasks: ['bind', 'thrice'] } },
  after: { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 2 }, after: ['bind'] },
  silver: { ...auto, kind: 'count', args: { fact: 'purchase.paid', target: 1 }, minLevel: 2 },
}

/** Ann does all of it, and takes a purchase back; bob begins, with two runs of sign-ins. */
async function live(world: StoredWorld): Promise<void> {
  const { time, did, engine } = world
  const told = (
    type: FactType,
    key: string,
    { who = 'ann', ...fact }: { who?: string; data?: object; undoes?: string; at: number },
  ) =>
    did((w, now) => {
      const { at: occurredAt, data = {}, ...rest } = fact
      const what = { id: key, key, type, memberId: who, source: 'pos', occurredAt, ...rest }
      recordFact(w, { ...what, data: { ...data } }, now)
    })
  const paid = (key: string, day: string, who = 'ann') =>
    told('purchase.paid', key, { who, at: noon(day), data: { amountFen: 12_000 } })
  const signIn = (memberId: string, day: string) => {
    time.now = noon(day)
    return engine.run(signInDaily, { memberId, factId: `signed/${memberId}/${day}` })
  }
  const tiers = FIRST_TABLE.tiers.map((tier) => ({ ...tier, benefits: [] }))
  await world.put({
    id: 'ladder',
    kind: 'tiers',
    body: { ...FIRST_TABLE, tiers },
    topics: tiersKind.topics({}),
  })
  for (const [id, task] of Object.entries(TASKS)) {
    const body = bodyOf(task)
    await world.put({
      id,
      kind: 'task',
      body: { ...body },
      topics: taskKind.topics({ ...body }),
      budgetId: 'daily',
    })
  }
  const daily = bodyOf({
    kind: 'sign-in',
    args: { rewards: [1, 2, 3, 4, 5, 6, 7] },
    period: 'day',
    reward: { points: 0, growth: 0 },
  })
  await world.put({
    id: 'daily',
    kind: 'task',
    body: { ...daily },
    topics: taskKind.topics({ ...daily }),
    budgetId: 'daily',
  })
  await world.join('ann')
  await world.join('bob')
  for (const day of ['2026-01-19', '2026-01-20', '2026-01-23', '2026-01-24', '2026-01-25'])
    await signIn('bob', day)
  for (let day = 11; day < 20; day += 1) await signIn('ann', `2026-02-${day}`)

  time.now = noon('2026-02-20')
  await paid('p4', '2026-02-18')
  await told('card.bound', 'card', { at: noon('2026-02-17'), data: { bank: 'ours' } })
  await world.grow('ann', 'g1', [[noon('2026-02-17') + 1, 600]])
  await paid('p1', '2026-02-16')
  await paid('p3', '2026-02-19')
  await engine.run(claim, { memberId: 'ann', taskId: 'thrice', period: null })
  await paid('p5', '2026-02-10', 'bob')
  await told('purchase.refunded', 'r4', { at: noon('2026-02-20'), undoes: 'p4', data: { amountFen: 2_000 } })
  await paid('p6', '2026-02-11')
  await told('purchase.refunded', 'r6', { at: noon('2026-02-20'), undoes: 'p6', data: { amountFen: 12_000 } })
}

const progress = (taskId: string, set: string): [string, string, string] => [
  'task_progress',
  `member_id = 'ann' and offer_id = '${taskId}'`,
  set,
]
const counted = (key: string, set: string): [string, string, string] => [
  'task_fact',
  `member_id = 'ann' and offer_id = 'thrice' and key = '${key}'`,
  set,
]
const given = (set: string): [string, string, string] => [
  'offer_grant',
  `member_id = 'ann' and offer_id = 'thrice' and rule = 'claim'`,
  set,
]
const streak = (set: string): [string, string, string] => ['sign_in_streak', `member_id = 'ann'`, set]
const LEFT_OUT = '8 a task leaves out no fact'
const COUNTED = '8 a task counts a fact'
const LIES: Lie[] = [
  edited('progress is lifted', '8 a member came so far', progress('after', 'value = value + 1')),
  edited('what a gate holds back is counted', '8 a member came so far', [
    'task_progress',
    `member_id = 'bob' and offer_id = 'silver'`,
    'value = 1',
  ]),
  edited(
    'a task is called completed',
    '8 a task was completed',
    progress('spend', `completed_at = ${noon('2026-02-16')}`),
  ),
  edited('a completion is forgotten', '8 a task was completed', progress('both', 'completed_at = null')),
  edited('another version decides', '8 the version of a period', progress('bind', 'version = 2')),
  edited('a fact counts twice', COUNTED, counted('p3', 'amount = 2')),
  edited('what was taken back counts', COUNTED, counted('p6', 'amount = 1')),
  edited('a fact counts in another week', COUNTED, counted('p3', `period = 'week/2026-02-09'`)),
  {
    what: 'a fact counts as another',
    red: [LEFT_OUT, COUNTED],
    tell: [`update task_fact set key = 'p9' where key = 'p3' and offer_id = 'thrice'`],
    takeBack: [`update task_fact set key = 'p3' where key = 'p9' and offer_id = 'thrice'`],
  },
  {
    what: 'a fact is left out',
    red: [LEFT_OUT, '8 a member came so far'],
    tell: [
      `create table kept as select * from task_fact where key = 'p1' and offer_id = 'thrice'`,
      `delete from task_fact where key = 'p1' and offer_id = 'thrice'`,
    ],
    takeBack: ['insert into task_fact select * from kept', 'drop table kept'],
  },
  {
    what: 'all that bob did is left out',
    red: [LEFT_OUT],
    tell: [
      `create table kept as select * from task_fact where member_id = 'bob'`,
      `delete from task_fact where member_id = 'bob'`,
      `create table kept2 as select * from task_progress where member_id = 'bob'`,
      `delete from task_progress where member_id = 'bob'`,
    ],
    takeBack: [
      'insert into task_fact select * from kept',
      'drop table kept',
      'insert into task_progress select * from kept2',
      'drop table kept2',
    ],
  },
  edited('a reward is doubled', '8 a period gives the points', given('points = points * 2')),
  edited('a reward is for no period', '8 what a task gave', given(`occasion = 'week/2020-01-06'`)),
  edited('a claim is made up', '8 a period gives the points', [
    'task_progress',
    `member_id = 'bob' and offer_id = 'thrice'`,
    'completed_at = 1, claimed_at = 1',
  ]),
  edited('a run is longer than it was', '8 a run of sign-ins is', streak('streak_days = streak_days + 1')),
  edited('a run gave more', '8 a run of sign-ins is', streak(`given = '[1,9]'`)),
  edited('a day was signed that was not', '8 a run of sign-ins ends', streak(`last_day = '2026-02-20'`)),
]

describe.each(databaseKinds)('on %s', (kind) => {
  let world: StoredWorld
  let raw: Raw
  const rules = async () => (await verifyTasks(world.db)).map(({ rule }) => rule)

  beforeAll(async () => {
    world = await storedWorld(kind)
    raw = await openRaw(kind, world.url)
    await live(world)
  })
  afterAll(async () => {
    await raw.close()
    await world.close()
  })

  test('what really happened is green, and has a story', async () => {
    const rows = await world.db.all(
      `select member_id, offer_id, value, completed_at from task_progress order by member_id, offer_id, period`,
    )

    expect(
      rows.map((row) => [row.member_id, row.offer_id, Number(row.value), row.completed_at !== null]),
    ).toEqual([
      ['ann', 'after', 2, true],
      ['ann', 'bind', 1, true],
      ['ann', 'both', 2, true],
      ['ann', 'silver', 2, true],
      ['ann', 'spend', 34_000, true],
      ['ann', 'thrice', 0, false],
      ['ann', 'thrice', 3, true],
      ['bob', 'after', 0, false],
      ['bob', 'silver', 0, false],
      ['bob', 'spend', 12_000, false],
      ['bob', 'thrice', 1, false],
    ])
    expect(await verifyTasks(world.db)).toEqual([])
    expect(await verifyMembership(world.db)).toEqual([])
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
