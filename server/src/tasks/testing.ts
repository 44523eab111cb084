/** Tasks in force without their way through review, for tests. */
import type { FactType } from '@laurel/shared/facts'
import type { TaskBody } from '@laurel/shared/tasks'
import { addBudget, askTopUp, budgetApprovals } from '../budget/index.ts'
import { listeners } from '../listeners.ts'
import { putInForce } from '../offers/testing.ts'
import { approveWith } from '../operators/index.ts'
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

/** The budget `daily`, asked for by one operator and approved by another. */
export function fillDaily(w: Work, amount: number, now: number): void {
  addBudget(w, { id: 'daily', name: '任务', currency: 'points', parentId: null, caps: NO_CAPS })
  askTopUp(w, { id: 't1', budgetId: 'daily', amount, because: '年度', operatorId: 'qing' }, now)
  approveWith(budgetApprovals)(w, { approvalId: 't1', operatorId: 'wen', role: 'approver' }, now)
}

const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }
const at = (text: string): number => Date.parse(`${text}+08:00`)
/** On the business day's clock. */
export const noon = (day: string): number => at(`${day}T12:00:00`)

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
