import type { FactType } from '@laurel/shared/facts'
import { beforeEach, describe, expect, test } from 'vitest'
import { end, pause } from '../../offers/commands/stop.ts'
import { noon } from '../../offers/testing.ts'
import { type TaskWorld, taskWorld } from '../testing.ts'

const because = '核对'
let w: TaskWorld
beforeEach(() => {
  w = taskWorld()
})

const PURCHASES = { fact: 'purchase.paid', number: 'amountFen' }
const buy = (key: string, amountFen: number, at?: number) =>
  w.tell({ type: 'purchase.paid', key, data: { amountFen }, ...(at ? { at } : {}) })
const refund = (undoes: string, amountFen: number, key = `r-${undoes}`) =>
  w.tell({ type: 'purchase.refunded', key, undoes, data: { amountFen } })
const happen = (type: FactType, key: string, at?: number) => w.tell({ type, key, ...(at ? { at } : {}) })

describe('an automatic task', () => {
  beforeEach(() => {
    w.put({
      id: 'spend',
      task: {
        kind: 'sum',
        args: { ...PURCHASES, target: 1000 },
        claim: 'auto',
        reward: { points: 10, growth: 4 },
      },
    })
  })

  test('gives when its target is reached, once', () => {
    buy('p1', 600)
    expect(w.points()).toBe(0)

    buy('p2', 600)
    buy('p3', 600)

    expect([w.points(), w.growth()]).toEqual([10, 4])
    expect(w.progress('spend')).toMatchObject([{ value: 1800, completedAt: w.time.now, completions: 1 }])
    expect(w.news()).toEqual([['task.completed', 'spend', w.time.now]])
  })

  test('the same fact twice counts once', () => {
    buy('p1', 600)
    buy('p1', 600)

    expect(w.progress('spend')).toMatchObject([{ value: 600, completedAt: null }])
  })

  test('comes back when a refund undoes it, and goes out again', () => {
    buy('p1', 600)
    buy('p2', 600)
    refund('p1', 300)

    expect([w.points(), w.growth()]).toEqual([0, 0])
    expect(w.progress('spend')).toMatchObject([{ value: 900, completedAt: null }])

    buy('p3', 100)

    expect([w.points(), w.growth()]).toEqual([10, 4])
    expect(w.news().map(([type]) => type)).toEqual(['task.completed', 'task.undone', 'task.completed'])
  })

  test('a refund that comes before its purchase leaves the same', () => {
    refund('p1', 300)
    buy('p1', 600)
    buy('p2', 600)

    expect(w.progress('spend')).toMatchObject([{ value: 900, completedAt: null }])
    expect(w.points()).toBe(0)
  })

  test('more taken back than was paid counts as nothing', () => {
    buy('p1', 600)
    refund('p1', 400)
    refund('p1', 400, 'again')
    buy('p2', 900)

    expect(w.progress('spend')).toMatchObject([{ value: 900 }])
  })

  test('late news of an earlier purchase completes it earlier, with the last day of then', () => {
    buy('p1', 600, noon('2026-11-10'))
    buy('p2', 600, noon('2026-11-20'))
    buy('p0', 900, noon('2026-11-05'))

    expect(w.progress('spend')).toMatchObject([{ completedAt: noon('2026-11-10') }])
    expect(w.points()).toBe(10)
    expect(w.engine.rows('lot').filter(({ remaining }) => remaining > 0)).toMatchObject([
      { expiresOn: '2027-11-10' },
    ])
    expect(w.engine.rows('fact').filter(({ type }) => type === 'growth.earned')).toMatchObject([
      { occurredAt: noon('2026-11-20'), data: { amount: 4 } },
      { occurredAt: noon('2026-11-20'), data: { amount: -4 } },
      { occurredAt: noon('2026-11-10'), data: { amount: 4 } },
    ])
  })

  test('while it is paused nothing counts, and what was earned before is withheld', () => {
    buy('p1', 600, w.time.now - 5)
    w.run(pause, { offerId: 'spend', because })
    buy('p2', 600)

    expect(w.progress('spend')).toMatchObject([{ value: 600, completedAt: null }])

    buy('late', 600, w.time.now - 1)

    expect(w.progress('spend')).toMatchObject([{ value: 1200, completedAt: w.time.now - 1 }])
    expect(w.points()).toBe(0)
    expect(w.engine.rows('grant')).toMatchObject([{ state: 'withheld', refusal: 'OFFER_PAUSED', points: 10 }])
  })

  test('of two versions the one at the completing fact gives', () => {
    buy('p1', 600)
    w.time.now += 1000
    w.put(
      {
        id: 'spend',
        task: {
          kind: 'sum',
          args: { ...PURCHASES, target: 2000 },
          claim: 'auto',
          reward: { points: 50, growth: 0 },
        },
      },
      w.time.now,
    )
    buy('p2', 600)
    expect(w.points()).toBe(0)

    buy('p3', 800)
    expect([w.points(), w.growth()]).toEqual([50, 0])

    buy('p0', 500, w.time.now - 1000)
    expect([w.points(), w.growth()]).toEqual([10, 4])
    expect(w.progress('spend')).toMatchObject([{ version: 1, value: 2500 }])
  })
})

describe('a tap', () => {
  beforeEach(() => {
    w.put({
      id: 'thrice',
      task: { kind: 'count', args: { fact: 'purchase.paid', target: 2 }, period: 'day', claimDays: 1 },
    })
  })

  test('gives once, and says what it was', () => {
    buy('p1', 1)
    expect(() => w.claim('thrice')).toThrow('TASK_NOT_DONE')

    buy('p2', 1)
    expect(w.points()).toBe(0)

    expect(w.claim('thrice')).toMatchObject({
      points: 10,
      balance: 10,
      subject: 'grant:thrice:claim:day/2026-11-21',
      task: { taskId: 'thrice', state: 'claimed', value: 2, target: 2 },
    })
    expect(() => w.claim('thrice')).toThrow('TASK_ALREADY_CLAIMED')
    expect(w.points()).toBe(10)
  })

  test('undone after the claim it comes back, done again it goes out again', () => {
    buy('p1', 1)
    buy('p2', 1)
    w.claim('thrice')
    refund('p2', 1)

    expect(w.points()).toBe(0)
    expect(() => w.claim('thrice')).toThrow('TASK_NOT_DONE')

    buy('p3', 1)

    expect(w.points()).toBe(10)
    expect(() => w.claim('thrice')).toThrow('TASK_ALREADY_CLAIMED')
  })

  test('of a day that is over is taken until its days to claim are over', () => {
    buy('p1', 1)
    buy('p2', 1)
    w.time.now = noon('2026-11-23') - 12 * 3_600_000 - 1

    expect(w.claim('thrice', 'day/2026-11-21').points).toBe(10)

    const other = taskWorld()
    w = other
    w.put({
      id: 'thrice',
      task: { kind: 'count', args: { fact: 'purchase.paid', target: 1 }, period: 'day', claimDays: 1 },
    })
    buy('p1', 1)
    w.time.now = noon('2026-11-23') - 12 * 3_600_000

    expect(() => w.claim('thrice', 'day/2026-11-21')).toThrow('TASK_CLAIM_OVER')
  })

  test('is refused while it is paused, and when nobody ever published it', () => {
    buy('p1', 1)
    buy('p2', 1)
    w.run(pause, { offerId: 'thrice', because })

    expect(() => w.claim('thrice')).toThrow('OFFER_PAUSED')
    expect(() => w.claim('nothing')).toThrow('TASK_UNKNOWN')
  })

  test('after the end gives what was earned before, and nothing else', () => {
    buy('p1', 1)
    buy('p2', 1)
    w.run(end, { offerId: 'thrice', because })
    buy('p9', 1, w.time.now + 1)

    expect(w.claim('thrice').points).toBe(10)
    expect(() => w.claim('thrice', 'day/2026-11-22')).toThrow('TASK_CLOSED')
  })

  test('leaves nothing when the budget is used up', () => {
    w = taskWorld({ filled: 9 })
    w.put({ id: 'once', task: { kind: 'count', args: { fact: 'purchase.paid', target: 1 } } })
    buy('p1', 1)

    expect(() => w.claim('once')).toThrow('BUDGET_EXHAUSTED')
    expect(w.progress('once')).toMatchObject([{ claimedAt: null }])
    expect(w.engine.rows('grant')).toEqual([])
  })
})

describe('a chain', () => {
  beforeEach(() => {
    const auto = { claim: 'auto', reward: { points: 1, growth: 0 } } as const
    w.put({ id: 'card', task: { kind: 'count', args: { fact: 'card.bound', target: 1 }, ...auto } })
    w.put({
      id: 'rich',
      task: {
        kind: 'reach',
        args: { fact: 'assets.reported', number: 'averageFen', target: 500 },
        ...auto,
      },
    })
    w.put({
      id: 'both',
      task: {
        kind: 'chain',
        args: { tasks: ['card', 'rich'] },
        claim: 'auto',
        reward: { points: 100, growth: 0 },
      },
    })
  })
  const assets = (key: string, averageFen: number) =>
    w.tell({ type: 'assets.reported', key, data: { averageFen } })

  test('is complete with all of its tasks, each counted once', () => {
    happen('card.bound', 'c1')
    assets('a1', 400)
    assets('a2', 700)
    assets('a3', 300)

    expect(w.progress('rich')).toMatchObject([{ value: 700 }])
    expect(w.progress('both')).toMatchObject([{ value: 2, completions: 1 }])
    expect(w.points()).toBe(102)
  })
})

describe('a task after another', () => {
  test('counts what happens after the other one was completed, also when that comes to light late', () => {
    w.put({ id: 'first', task: { kind: 'count', args: { fact: 'card.bound', target: 1 } } })
    w.put({
      id: 'second',
      task: { kind: 'count', args: { fact: 'purchase.paid', target: 2 }, after: ['first'] },
    })
    const day = (n: number) => noon(`2026-11-0${n + 1}`)
    buy('p1', 1, day(1))
    buy('p3', 1, day(3))
    buy('p4', 1, day(4))

    expect(w.progress('second')).toMatchObject([{ value: 0 }])
    expect(() => w.claim('second')).toThrow('TASK_NOT_YET')

    happen('card.bound', 'c2', day(2))

    expect(w.progress('second')).toMatchObject([{ value: 2, completedAt: day(4) }])
    expect(w.claim('second').points).toBe(10)
  })
})
