/** What is wrong in the body of a task that its schema can't say. */
import type { TaskBody } from '@laurel/shared/tasks'
import { faultInArgs } from './kinds.ts'

/** The JSON pointer of the first thing wrong. */
export function faultInTask(task: TaskBody): string | null {
  const { reward, after } = task
  if (task.kind === 'sign-in') return faultInSignIn(task)
  if (reward.points === 0 && reward.growth === 0) return '/reward'
  if (new Set(after).size < after.length) return '/after'
  return faultInArgs(task)
}

/** It has its own rewards, its own day and its own tap: what else could be said would never come true. */
function faultInSignIn({ period, claim, claimDays, minLevel, after, reward }: TaskBody): string | null {
  if (period !== 'day') return '/period'
  if (claim !== 'tap') return '/claim'
  if (claimDays !== null) return '/claimDays'
  if (minLevel > 0) return '/minLevel'
  if (after.length) return '/after'
  return reward.points > 0 || reward.growth > 0 ? '/reward' : null
}
