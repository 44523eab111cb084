/** Whether the reward of a period may be claimed, and what its line on the board therefore shows. */
import type { ClaimTaskRefusal, TaskBar, TaskBody, TaskLine } from '@laurel/shared/tasks'

export interface ClaimCase {
  claim: TaskBody['claim']
  isPaused: boolean
  /** A version is in force now. */
  isLive: boolean
  completedAt: number | null
  claimedAt: number | null
  /** From then on it is too late; null: never. */
  claimEndsAt: number | null
  /** Why what he does now would not count. */
  gate: 'TIER_TOO_LOW' | 'TASK_NOT_YET' | null
}

/** The first reason that applies, in the order a member should hear them. */
export function refuseClaim(one: ClaimCase, now: number): ClaimTaskRefusal | null {
  const { claim, completedAt, claimedAt, claimEndsAt } = one
  if (completedAt === null) return refuseUndone(one)
  if (claimedAt !== null || claim === 'auto') return 'TASK_ALREADY_CLAIMED'
  if (one.isPaused) return 'OFFER_PAUSED'
  return claimEndsAt !== null && now >= claimEndsAt ? 'TASK_CLAIM_OVER' : null
}

function refuseUndone({ isPaused, isLive, gate }: ClaimCase): ClaimTaskRefusal {
  if (isPaused) return 'OFFER_PAUSED'
  if (!isLive) return 'TASK_CLOSED'
  return gate ?? 'TASK_NOT_DONE'
}

const BARS: readonly (ClaimTaskRefusal | null)[] = [
  'TIER_TOO_LOW',
  'TASK_NOT_YET',
  'TASK_CLAIM_OVER',
  'OFFER_PAUSED',
] satisfies TaskBar[]
const isBar = (refusal: ClaimTaskRefusal | null): refusal is TaskBar => BARS.includes(refusal)

/** The line says what a tap would answer. */
export function stateOfLine(one: ClaimCase, now: number): Pick<TaskLine, 'state' | 'bar'> {
  const refusal = refuseClaim(one, now)
  if (refusal === null) return { state: 'claimable', bar: null }
  if (isBar(refusal)) return { state: 'barred', bar: refusal }
  return { state: refusal === 'TASK_ALREADY_CLAIMED' ? 'claimed' : 'doing', bar: null }
}
