/** Tasks in force without their way through review, for tests. */
import type { TaskBody } from '@laurel/shared/tasks'
import { putInForce } from '../offers/testing.ts'
import type { Work } from '../schema.ts'
import { taskKind } from './kind.ts'

const BODY = {
  group: 'daily',
  text: '',
  period: 'once',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: null,
  reward: { points: 10, growth: 0 },
  lotDays: 365,
  go: null,
} as const

export type TaskPut = Partial<TaskBody> & Pick<TaskBody, 'kind' | 'args'>

export interface PutTask {
  id: string
  task: TaskPut
  budgetId?: string | null
  title?: string
  startsAt?: number
  endsAt?: number
}

export const bodyOf = (task: TaskPut): TaskBody => ({ ...structuredClone(BODY), ...task }) as TaskBody

export function putTask(w: Work, { task, ...put }: PutTask, now: number): void {
  const body = bodyOf(task)
  putInForce(w, { budgetId: 'daily', ...put, kind: 'task', body, topics: taskKind.topics(body) }, now)
}

export interface PutSignIn {
  rewards: number[]
  budgetId: string
  lotDays: number
  growth?: number
  id?: string
}

export function putSignIn(
  w: Work,
  { id = 'sign-in', budgetId, lotDays, ...args }: PutSignIn,
  now: number,
): void {
  const task: TaskPut = { kind: 'sign-in', args, period: 'day', reward: { points: 0, growth: 0 }, lotDays }
  putTask(w, { id, task, budgetId, title: '每日签到' }, now)
}
