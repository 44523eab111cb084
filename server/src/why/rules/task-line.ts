/** What a line of the board leaves open: how far it is, and what has to come first. */
import type { TaskLine } from '@laurel/shared/tasks'
import type { Why, WhyMissing } from '@laurel/shared/why'
import { step } from './reckoning.ts'

export type TaskStanding = Pick<
  TaskLine,
  'value' | 'target' | 'unit' | 'state' | 'bar' | 'barSubject' | 'endsAt' | 'points' | 'growth'
>

const without = (what: WhyMissing['what'], subject: string | null = null): WhyMissing => ({
  what,
  amount: null,
  subject,
  until: null,
})

const inTheWay: Record<NonNullable<TaskLine['bar']>, (line: TaskStanding) => WhyMissing> = {
  TIER_TOO_LOW: ({ barSubject }) => without('tier', barSubject),
  TASK_NOT_YET: ({ barSubject }) => without('task', barSubject),
  TASK_CLAIM_OVER: () => without('days'),
  OFFER_PAUSED: () => without('offer'),
}

export function missingOf(line: TaskStanding): WhyMissing[] {
  const { value, target, unit, bar, endsAt } = line
  const left = target - value
  const first = bar ? [inTheWay[bar](line)] : []
  return left > 0 ? [...first, { what: unit, amount: left, subject: null, until: endsAt }] : first
}

export const stateOfTask = ({ state }: TaskStanding): Why['state'] =>
  state === 'barred' ? 'refused' : 'open'

/** What it will give, and how far the member came. */
export const stepsOfTask = ({ points, growth, value, target, unit }: TaskStanding): Why['steps'] => [
  ...(points ? [step('base', points, 'points')] : []),
  ...(growth ? [step('base', growth, 'growth')] : []),
  step('progress', value, unit),
  step('target', target, unit),
]
