/** The board as it is read: groups in their order, and in each what can be had first. */
import type { TaskGroup, TaskLine } from '@laurel/shared/tasks'

const ORDER = ['daily', 'newcomer', 'growth'] as const satisfies readonly TaskGroup[]
const RANK = { claimable: 0, doing: 1, barred: 2, claimed: 3 } as const

export interface TaskGroupLines {
  group: TaskGroup
  lines: TaskLine[]
}

/** Only groups that have tasks. `still`: tasks whose place must not change under the member's finger. */
export function groupsOf(tasks: readonly TaskLine[], still: (taskId: string) => boolean): TaskGroupLines[] {
  const rank = ({ taskId, state }: TaskLine) => (still(taskId) ? RANK.claimable : RANK[state])
  return ORDER.map((group) => ({
    group,
    lines: tasks.filter((task) => task.group === group).sort((a, b) => rank(a) - rank(b)),
  })).filter(({ lines }) => lines.length > 0)
}

/** Where something can be claimed; else the first. */
export function leadingGroup(groups: readonly TaskGroupLines[]): TaskGroup {
  const ready = groups.find(({ lines }) => lines.some(({ state }) => state === 'claimable'))
  return (ready ?? groups[0])?.group ?? 'daily'
}
