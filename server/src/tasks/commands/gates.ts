/** From when on a task is open to a member: the tier it is for, and the tasks that come first. */
import type { TaskBody } from '@laurel/shared/tasks'
import { levelAt } from '../../membership/index.ts'
import type { Work } from '../../schema.ts'

/** The instant from which all of these tasks were completed once; null: one is not yet. */
export function completedAllAt(w: Work, memberId: string, taskIds: readonly string[]): number | null {
  let last = Number.NEGATIVE_INFINITY
  for (const id of taskIds) {
    const first = firstCompletion(w, memberId, id)
    if (first === null) return null
    last = Math.max(last, first)
  }
  return last
}

function firstCompletion(w: Work, memberId: string, offerId: string): number | null {
  const completions = w
    .list('taskProgress', memberId, offerId)
    .flatMap(({ completedAt }) => completedAt ?? [])
  return completions.length ? Math.min(...completions) : null
}

/** Whether what happened at an instant counts: in the tier it had then, and after what comes first. */
export function openedAt(
  w: Work,
  memberId: string,
  { minLevel, after }: Pick<TaskBody, 'minLevel' | 'after'>,
): (at: number) => boolean {
  const from = after.length ? completedAllAt(w, memberId, after) : Number.NEGATIVE_INFINITY
  return (at) => from !== null && at > from && (minLevel === 0 || levelAt(w, memberId, at) >= minLevel)
}
