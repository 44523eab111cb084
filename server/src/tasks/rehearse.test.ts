import type { TaskBody } from '@laurel/shared/tasks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listeners } from '../listeners.ts'
import { fillDaily } from '../offers/testing.ts'
import { dayOf, startOfDay } from '../platform/clock.ts'
import { recordFact } from '../platform/facts.ts'
import { listening } from '../platform/listening.ts'
import { NOON, openTestDatabase, type TestDatabase } from '../platform/testing.ts'
import type { Work } from '../schema.ts'
import { rehearse } from './rehearse.ts'
import { bodyOf, putTask, type TaskPut } from './testing.ts'

const DAY_MS = 86_400_000
const FROM = NOON
const TO = NOON + 40 * DAY_MS
let place: TestDatabase
beforeEach(async () => {
  place = await openTestDatabase()
})
afterEach(() => place.close())

const auto = { claim: 'auto', reward: { points: 7, growth: 2 } } as const
const purchases = { fact: 'purchase.paid', number: 'amountFen' }
const tasks: [string, TaskPut][] = [
  ['a sum in a week', { kind: 'sum', args: { ...purchases, target: 12_000 }, period: 'week', ...auto }],
  ['a count in a day', { kind: 'count', args: { fact: 'purchase.paid', target: 2 }, period: 'day', ...auto }],
  ['a level once', { kind: 'reach', args: { ...purchases, target: 9_500 }, ...auto }],
  [
    'a count in a month after another task',
    { kind: 'count', args: { fact: 'purchase.paid', target: 3 }, period: 'month', after: ['first'], ...auto },
  ],
]

/** 900 purchases of 30 members over 30 days, every fourth refunded, and cards that some of them bind. */
async function live(task: TaskPut): Promise<void> {
  const { run } = listening(place.db.engine, listeners)
  await run((w: Work, _: null, now) => {
    fillDaily(w, 1_000_000, now)
    putTask(
      w,
      { id: 'first', task: { kind: 'count', args: { fact: 'card.bound', target: 1 }, ...auto } },
      now,
    )
    putTask(w, { id: 'tried', task }, now)
  }, null)
  place.time.now += 35 * DAY_MS
  const tell = (w: Work, i: number, now: number) => {
    const member = { source: 'pos', memberId: `m${i % 30}` }
    const occurredAt = NOON + ((i * 13 + Math.floor(i / 60) * 7) % 30) * DAY_MS + 1
    const paid = { ...member, id: `p${i}`, key: `p${i}`, occurredAt, type: 'purchase.paid' } as const
    recordFact(w, { ...paid, data: { amountFen: 1_000 + ((i * 7919) % 9_000) } }, now)
    const back = { ...member, id: `r${i}`, key: `r${i}`, occurredAt, type: 'purchase.refunded' } as const
    if (i % 4 === 0) recordFact(w, { ...back, undoes: `p${i}`, data: { amountFen: 900 * (i % 9) } }, now)
    const card = { ...member, id: `c${i}`, key: `c${i}`, type: 'card.bound', data: {} } as const
    if (i < 20) recordFact(w, { ...card, occurredAt: NOON + i * DAY_MS }, now)
  }
  await Promise.all(Array.from({ length: 900 }, (_, i) => run(tell, i)))
}

const granted = async (): Promise<{ member_id: string; points: number; at: number }[]> =>
  (await place.db.all(
    `select member_id, points, at from offer_grant where offer_id = 'tried' and points > 0`,
  )) as never

describe('what a back-test tells', () => {
  test.each(tasks)('of %s is what really would have happened', async (_name, task) => {
    await live(task)

    const told = await rehearse({ reads: place.db }, { body: bodyOf(task), from: FROM, to: TO })

    const grants = await granted()
    expect(grants.length).toBeGreaterThan(0)
    expect(told).toMatchObject({
      grants: grants.length,
      points: grants.length * 7,
      growth: grants.length * 2,
      reached: new Set(grants.map((row) => row.member_id)).size,
      members: 30,
    })
    const daysOfGrants = grants.map(({ at }) => dayOf(Number(at))).toSorted()
    expect(told.days.flatMap(({ day, grants: n }) => Array.from({ length: n }, () => day))).toEqual(
      daysOfGrants,
    )
    expect(told.days.reduce((sum, day) => sum + day.points, 0)).toBe(told.points)
  })

  test('of other days is about nothing, and nothing is written', async () => {
    const [, task] = tasks[0] as [string, TaskPut]
    await live(task)
    const rows = () =>
      place.db.all('select (select count(*) from fact) as facts, (select count(*) from task_fact) as n')
    const before = await rows()

    const told = await rehearse(
      { reads: place.db },
      { body: bodyOf(task), from: 0, to: startOfDay('2026-01-01') },
    )

    expect(told).toMatchObject({ facts: 0, members: 0, grants: 0, completionBps: 0 })
    expect(await rows()).toEqual(before)
  })
})

test('a sign-in is tried on the days that were signed: a gap begins it again', async () => {
  const signed: [string, number[]][] = [
    ['lin', [0, 1, 2, 4]],
    ['zhou', [1]],
  ]
  await place.db.engine.run((w: Work, _: null, now) => {
    for (const [memberId, days] of signed)
      for (const day of days) {
        const key = `sign-in/${memberId}/${day}`
        recordFact(
          w,
          { id: key, key, type: 'member.signed-in', memberId, occurredAt: NOON + day * DAY_MS },
          now,
        )
      }
  }, null)
  const body = bodyOf({
    kind: 'sign-in',
    args: { rewards: [1, 10, 100, 1, 1, 1, 1], growth: 2 },
    period: 'day',
  })

  const told = await rehearse({ reads: place.db }, { body: body as TaskBody, from: FROM, to: TO })

  expect(told).toMatchObject({ facts: 5, members: 2, reached: 2, grants: 5, points: 113, growth: 10 })
})
