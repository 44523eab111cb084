/** Tasks in force without their way through review, for tests. */
import type { FactType } from '@laurel/shared/facts'
import type { TaskBody } from '@laurel/shared/tasks'
import { listeners } from '../listeners.ts'
import { fillDaily, noon, putInForce } from '../offers/testing.ts'
import { recordFact } from '../platform/facts.ts'
import { postgresKit } from '../platform/kit.ts'
import { heardBy } from '../platform/listening.ts'
import { memoryEngine } from '../platform/work/memory.ts'
import { type Command, defineSchema, type Work } from '../schema.ts'
import { claim } from './commands/claim.ts'
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

export interface Told {
  type: FactType
  key: string
  at?: number
  memberId?: string
  data?: Record<string, unknown>
  undoes?: string
}

export type TaskWorld = ReturnType<typeof taskWorld>

/** A filled budget named `daily` and everything that listens, under a clock that tests move. */
export function taskWorld({ filled = 100_000, day = '2026-11-21' } = {}) {
  const time = { now: noon(day) }
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => time.now })
  const run = <Input, Result>(command: Command<Input, Result>, input: Input): Result =>
    engine.run(heardBy(command, listeners), input)
  engine.run(fillDaily, filled)
  const balance = (path: string): number =>
    engine.rows('account').find((row) => row.path === path)?.balance ?? 0
  return {
    time,
    engine,
    run,
    /** In force for weeks, unless it says from when. */
    put(task: PutTask, from = noon('2026-11-01')): void {
      const { now } = time
      time.now = from
      run(putTask, task)
      time.now = now
    },
    /** Of lin, now, unless it says otherwise. */
    tell: ({ at: occurredAt = time.now, memberId = 'lin', key, ...told }: Told) =>
      run((w: Work, _: null, now: number) => {
        recordFact(w, { ...told, key, id: `f/${key}`, memberId, occurredAt, source: 'pos' }, now)
      }, null),
    claim: (taskId: string, period: string | null = null, memberId = 'lin') =>
      run(claim, { memberId, taskId, period }),
    points: (memberId = 'lin') => balance(`member/${memberId}/points`),
    growth: (memberId = 'lin') => balance(`member/${memberId}/growth`),
    progress: (offerId: string) => engine.rows('taskProgress').filter((row) => row.offerId === offerId),
    news: () =>
      engine
        .rows('fact')
        .filter(({ type }) => type.startsWith('task.'))
        .map(({ type, data, occurredAt }) => [type, data.taskId, occurredAt]),
  }
}
