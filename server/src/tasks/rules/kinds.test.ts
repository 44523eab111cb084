import type { TaskBody } from '@laurel/shared/tasks'
import { describe, expect, test } from 'vitest'
import { bodyOf, type TaskPut } from '../testing.ts'
import { faultInTask } from './body.ts'
import type { Happened } from './kind.ts'
import { advanced, contributionOf, targetOf, topicsOf, unitOfTask } from './kinds.ts'

const count = (fact: string, where = {}): TaskPut => ({ kind: 'count', args: { fact, where, target: 3 } })
const sum = (fact: string, number: string): TaskPut => ({ kind: 'sum', args: { fact, number, target: 100 } })
const reach = (fact: string, number: string): TaskPut => ({
  kind: 'reach',
  args: { fact, number, target: 100 },
})
const chain = (...tasks: string[]): TaskPut => ({ kind: 'chain', args: { tasks } })
const signIn: TaskPut = {
  kind: 'sign-in',
  args: { rewards: [1, 1, 1, 1, 1, 1, 1] },
  period: 'day',
  reward: { points: 0, growth: 0 },
}
const paid = (data: Record<string, unknown> = {}) => ({
  type: 'purchase.paid',
  data: { amountFen: 100, ...data },
})
const tier = (change: string) => ({
  type: 'tier.changed',
  data: { change, level: 2 } as Record<string, unknown>,
})
const back = (amountFen: number) => ({ data: { amountFen } })

describe('what a fact brings', () => {
  test.each<[string, TaskPut, Happened, { data: Record<string, unknown> }[], number | null]>([
    ['a count: one', count('purchase.paid'), paid(), [], 1],
    ['a count, refunded in part: one still', count('purchase.paid'), paid(), [back(40)], 1],
    ['a count, refunded in two parts: none', count('purchase.paid'), paid(), [back(40), back(60)], 0],
    ['a count of another type: nothing', count('card.bound'), paid(), [], null],
    [
      'a count of other words: nothing',
      count('purchase.paid', { store: 'a' }),
      paid({ store: 'b' }),
      [],
      null,
    ],
    ['a count of these words: one', count('purchase.paid', { store: 'a' }), paid({ store: 'a' }), [], 1],
    ['a sum: its number', sum('purchase.paid', 'amountFen'), paid(), [], 100],
    ['a sum, refunded in part: the rest', sum('purchase.paid', 'amountFen'), paid(), [back(30)], 70],
    ['a sum, refunded beyond: none', sum('purchase.paid', 'amountFen'), paid(), [back(70), back(70)], 0],
    ['a sum of what is no number: none', sum('purchase.paid', 'amountFen'), paid({ amountFen: '9' }), [], 0],
    ['a level: its number', reach('purchase.paid', 'amountFen'), paid(), [], 100],
    ['a sign-in: nothing', signIn, paid(), [], null],
    ['a count of tiers: one', count('tier.changed'), tier('reached'), [], 1],
    ['a count of tiers, the past corrected: nothing', count('tier.changed'), tier('corrected'), [], null],
  ])('to %s', (...[, task, fact, undoings, wanted]) => {
    expect(contributionOf(fact, undoings, bodyOf(task))?.amount ?? null).toBe(wanted)
  })

  test('an order that was cancelled is gone as a whole', () => {
    const order = { type: 'order.redeemed', data: { pricePoints: 30 } }

    expect(contributionOf(order, [{ data: {} }], bodyOf(sum('order.redeemed', 'pricePoints')))?.amount).toBe(
      0,
    )
    expect(contributionOf(order, [{ data: {} }], bodyOf(count('order.redeemed')))?.amount).toBe(0)
  })

  test('a completion brings its task to a chain that names it, until it is undone', () => {
    const done = { type: 'task.completed', data: { taskId: 'a' } }

    expect(contributionOf(done, [], bodyOf(chain('a', 'b')))).toEqual({ amount: 1, part: 'a' })
    expect(contributionOf(done, [{ data: {} }], bodyOf(chain('a', 'b')))).toEqual({ amount: 0, part: 'a' })
    expect(contributionOf(done, [], bodyOf(chain('b')))).toBeNull()
  })
})

describe('how far a member comes', () => {
  const after = (task: TaskPut, ...shares: [amount: number, part?: string][]): number => {
    let progress: { value: number; parts: readonly string[] } = { value: 0, parts: [] }
    for (const [amount, part = ''] of shares) progress = advanced(progress, { amount, part }, bodyOf(task))
    return progress.value
  }

  test.each<[string, TaskPut, [number, string?][], number]>([
    ['counts add up', count('card.bound'), [[1], [1], [0]], 2],
    ['sums add up', sum('purchase.paid', 'amountFen'), [[40], [50]], 90],
    ['of levels the highest holds', reach('assets.reported', 'averageFen'), [[40], [90], [50]], 90],
    [
      'a chain counts each task once',
      chain('a', 'b'),
      [
        [1, 'a'],
        [1, 'a'],
        [0, 'b'],
      ],
      1,
    ],
    [
      'and all of them',
      chain('a', 'b'),
      [
        [1, 'b'],
        [1, 'a'],
      ],
      2,
    ],
  ])('%s', (...[, task, shares, wanted]) => {
    expect(after(task, ...shares)).toBe(wanted)
  })
})

test.each<[string, TaskPut, string, number, readonly string[]]>([
  ['a count', count('card.bound'), 'times', 3, ['card.bound']],
  ['a sum of money', sum('purchase.paid', 'amountFen'), 'fen', 100, ['purchase.paid']],
  ['a sum of points', sum('order.redeemed', 'pricePoints'), 'points', 100, ['order.redeemed']],
  ['a level of assets', reach('assets.reported', 'averageFen'), 'fen', 100, ['assets.reported']],
  ['days in a row', reach('member.signed-in', 'streakDays'), 'times', 100, ['member.signed-in']],
  ['a chain', chain('a', 'b'), 'tasks', 2, ['task.completed']],
  ['a sign-in', signIn, 'times', 7, ['sign-in']],
])('%s says its unit, its target and what it watches', (...[, task, unit, target, topics]) => {
  const body = bodyOf(task)

  expect([unitOfTask(body), targetOf(body), topicsOf(body)]).toEqual([unit, target, topics])
})

describe('the first thing wrong in a body', () => {
  test.each<[string, TaskPut, string | null]>([
    ['a count', count('card.bound'), null],
    ['a count by words', count('purchase.paid', { store: 'a' }), null],
    ['a fact nobody knows', count('purchase.unheard'), '/args/fact'],
    ['a name that every object has', count('toString'), '/args/fact'],
    ['a fact nobody may be paid for', count('wechat.pushed'), '/args/fact'],
    ['a fact that takes another back', count('purchase.refunded'), '/args/fact'],
    ['a word the fact has not', count('card.bound', { store: 'a' }), '/args/where/store'],
    ['a sum', sum('purchase.paid', 'amountFen'), null],
    ['a sum of a number the fact has not', sum('purchase.paid', 'points'), '/args/number'],
    ['a level of a number the fact has not', reach('assets.reported', 'amountFen'), '/args/number'],
    ['a chain', chain('a', 'b'), null],
    ['a chain of twins', chain('a', 'a'), '/args/tasks'],
    ['no reward', { ...count('card.bound'), reward: { points: 0, growth: 0 } }, '/reward'],
    ['twins that come first', { ...count('card.bound'), after: ['a', 'a'] }, '/after'],
    ['a sign-in', signIn, null],
    ['a sign-in a week', { ...signIn, period: 'week' }, '/period'],
    ['a sign-in without a tap', { ...signIn, claim: 'auto' }, '/claim'],
    ['a sign-in to be claimed later', { ...signIn, claimDays: 3 }, '/claimDays'],
    ['a sign-in for a tier', { ...signIn, minLevel: 2 }, '/minLevel'],
    ['a sign-in after a task', { ...signIn, after: ['a'] }, '/after'],
    ['a sign-in with another reward', { ...signIn, reward: { points: 1, growth: 0 } }, '/reward'],
  ])('of %s', (...[, task, wanted]) => {
    expect(faultInTask(bodyOf(task) as TaskBody)).toBe(wanted)
  })
})
