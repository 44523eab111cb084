import type { TaskLine } from '@laurel/shared/tasks'
import { expect, test } from 'vitest'
import { groupsOf, leadingGroup } from './groups.ts'

const line = (taskId: string, group: TaskLine['group'], state: TaskLine['state']): TaskLine => ({
  taskId,
  kind: 'count',
  group,
  title: taskId,
  text: '',
  points: 10,
  growth: 0,
  value: 0,
  target: 1,
  unit: 'times',
  state,
  bar: null,
  barSubject: null,
  period: 'once',
  endsAt: null,
  claimUntil: null,
  go: null,
})
const board = [
  line('review', 'growth', 'barred'),
  line('spend', 'growth', 'doing'),
  line('first', 'newcomer', 'claimed'),
  line('card', 'newcomer', 'claimable'),
  line('phone', 'newcomer', 'claimable'),
]
const order = (still: (taskId: string) => boolean) =>
  groupsOf(board, still).map(({ group, lines }) => [group, ...lines.map(({ taskId }) => taskId)])

test('groups without a task are not there; in each, what can be had comes first', () => {
  expect(order(() => false)).toEqual([
    ['newcomer', 'card', 'phone', 'first'],
    ['growth', 'spend', 'review'],
  ])
})

test('a task that was just claimed stays where it was tapped', () => {
  expect(order((taskId) => taskId === 'first')[0]).toEqual(['newcomer', 'first', 'card', 'phone'])
})

test('the group where something can be claimed leads', () => {
  expect(leadingGroup(groupsOf(board, () => false))).toBe('newcomer')
  expect(leadingGroup(groupsOf(board.slice(0, 2), () => false))).toBe('growth')
})
