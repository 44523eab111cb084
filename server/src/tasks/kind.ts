/** Tasks as a kind of offer: what may be published, under which topics it is found, and what the policy check hears of it. */
import type { TaskBody } from '@laurel/shared/tasks'
import { TaskBody as schema } from '@laurel/shared/tasks.schema'
import type { Declaration, Draft, Link, OfferKindDef } from '../offers/index.ts'
import { faultAmong } from './commands/fault-among.ts'
import { rehearse } from './rehearse.ts'
import { faultInTask } from './rules/body.ts'
import { topicsOf } from './rules/kinds.ts'
import { afterTopic, TIER_GATE } from './topics.ts'

/** What the schema of the kind has admitted. */
const taskOf = (body: Record<string, unknown>): TaskBody => body as TaskBody

export const taskKind: OfferKindDef = {
  kind: 'task',
  single: false,
  schema,
  faultIn: (body) => faultInTask(taskOf(body)),
  faultAmong,
  givesPoints(body) {
    const task = taskOf(body)
    return task.kind === 'sign-in' || task.reward.points > 0
  },
  topics(body) {
    const task = taskOf(body)
    const gates = task.minLevel > 0 ? [TIER_GATE] : []
    return [...new Set([...topicsOf(task), ...task.after.map(afterTopic), ...gates])]
  },
  declare,
  rehearse: ({ reads }, draft) => rehearse({ reads }, draft),
}

/** A cause leads to the value, and to the task as a cause of what comes after it. */
function declare({ offerId, title, body, signOff, rules }: Draft): Declaration {
  const task = taskOf(body)
  const gives = givesOf(task)
  const links = causesOf(task).flatMap((cause): Link[] => [
    { cause, gives: null },
    ...gives.map((what): Link => ({ cause, gives: { what, by: 'constant', waitDays: 0 } })),
  ])
  return { offerId, title, kind: 'task', links, signOff, rules }
}

function givesOf({ kind, args, reward }: TaskBody): ('points' | 'growth')[] {
  if (kind === 'sign-in') return args.growth ? ['points', 'growth'] : ['points']
  return [
    ...(reward.points > 0 ? ['points' as const] : []),
    ...(reward.growth > 0 ? ['growth' as const] : []),
  ]
}

function causesOf(task: TaskBody): string[] {
  const before = task.after.map((id) => `offer:${id}`)
  if (task.kind === 'chain') return [...before, ...task.args.tasks.map((id) => `offer:${id}`)]
  return [...before, task.kind === 'sign-in' ? 'member.signed-in' : task.args.fact]
}
