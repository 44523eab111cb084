/** What is due for a period of a task: all of its reward or nothing. */
import type { TaskBody } from '@laurel/shared/tasks'

export interface Standing {
  completedAt: number | null
  claimedAt: number | null
}

export interface Due {
  points: number
  growth: number
  /** When it became due: growth counts from then, and points have their days from then. */
  at: number
}

/** Null: nothing is due, and what was given comes back. An automatic one needs no tap. */
export function rewardDue(
  { claim, reward }: Pick<TaskBody, 'claim' | 'reward'>,
  { completedAt, claimedAt }: Standing,
): Due | null {
  if (completedAt === null) return null
  const at = claim === 'auto' ? completedAt : claimedAt
  return at === null ? null : { ...reward, at }
}
