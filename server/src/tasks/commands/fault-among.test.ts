import { beforeEach, expect, test } from 'vitest'
import { end } from '../../offers/commands/stop.ts'
import type { Draft } from '../../offers/index.ts'
import { bodyOf, putSignIn, type TaskPut, type TaskWorld, taskWorld } from '../testing.ts'
import { faultAmong } from './fault-among.ts'

const card: TaskPut = { kind: 'count', args: { fact: 'card.bound', target: 1 } }
const chainOf = (...tasks: string[]): TaskPut => ({ kind: 'chain', args: { tasks } })
const signIn: TaskPut = { kind: 'sign-in', args: { rewards: [1, 1, 1, 1, 1, 1, 1] }, period: 'day' }
let w: TaskWorld
beforeEach(() => {
  w = taskWorld()
  w.put({ id: 'card', task: card })
  w.put({ id: 'both', task: chainOf('card') })
  w.run(putSignIn, { rewards: [1, 1, 1, 1, 1, 1, 1], budgetId: 'daily', lotDays: 30 })
  w.time.now += 1_000
})

const faultOf = (offerId: string, task: TaskPut) => {
  const draft = { offerId, title: '', body: bodyOf(task), budgetId: null, startsAt: 0, endsAt: 1 }
  const goal = { metric: 'members', target: 1, days: 1 } as const
  return w.run(faultAmong, { ...draft, rules: [], goal, signOff: null } satisfies Draft)
}

test.each<[string, string, TaskPut, string | null]>([
  ['a chain of tasks there are', 'new', chainOf('card', 'both'), null],
  ['a chain of a task nobody knows', 'new', chainOf('card', 'nobody'), '/args/tasks/1'],
  ['a chain of the daily sign-in', 'new', chainOf('sign-in'), '/args/tasks/0'],
  ['a chain of itself', 'both', chainOf('both'), '/args/tasks/0'],
  ['a task after one that waits for it', 'card', { ...card, after: ['both'] }, '/after/0'],
  ['a task after another', 'new', { ...card, after: ['card'] }, null],
  ['another kind than was published', 'card', chainOf('both'), '/kind'],
  ['a second sign-in', 'new', signIn, '/kind'],
  ['the same sign-in again', 'sign-in', signIn, null],
])('%s', (...[, offerId, task, wanted]) => {
  expect(faultOf(offerId, task)).toBe(wanted)
})

test('a sign-in that ended leaves its place to another', () => {
  w.run(end, { offerId: 'sign-in', because: '改版' })

  expect(faultOf('new', signIn)).toBeNull()
})
