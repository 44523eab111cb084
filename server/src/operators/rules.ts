/** Who may decide what another asked for, and until when. */
import type { ApprovalState } from '@laurel/shared/operators'

export interface Asked {
  state: Exclude<ApprovalState, 'expired'>
  askedBy: string
  expiresAt: number
}

export const stateOf = ({ state, expiresAt }: Asked, now: number): ApprovalState =>
  state === 'asked' && now >= expiresAt ? 'expired' : state

const refuseLate = (asked: Asked, now: number): 'APPROVAL_DECIDED' | 'APPROVAL_EXPIRED' | null => {
  if (asked.state !== 'asked') return 'APPROVAL_DECIDED'
  return now >= asked.expiresAt ? 'APPROVAL_EXPIRED' : null
}

/** Neither a yes nor a no comes from the one who asked. */
export const refuseDecision = (asked: Asked, operatorId: string, now: number) =>
  refuseLate(asked, now) ?? (asked.askedBy === operatorId ? ('APPROVAL_OWN' as const) : null)

export const refuseWithdrawal = (asked: Asked, operatorId: string, now: number) =>
  refuseLate(asked, now) ?? (asked.askedBy === operatorId ? null : ('APPROVAL_OTHERS' as const))
