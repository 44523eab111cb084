/** Who may be brought into a programme, and by whom: the first reason that says no. */
import type { ReferralBody } from '@laurel/shared/referral'

export interface Bringing {
  memberId: string
  /** Null: nobody we know. */
  inviterId: string | null
  touchedAt: number
  joinedAt: number
  /** He, or an account that was merged into his. */
  wasBound: boolean
  /** An account of this person was closed not long ago. */
  hasLeft: boolean
  /** The inviter came by this very invitee. */
  isRing: boolean
  /** By a lead that a manager entered: it has a deadline of its own. */
  ofLead: boolean
  invitees: ReferralBody['invitees']
}

const DAY_MS = 86_400_000

/** Hard ones only: what merely looks odd is held, not refused. */
export function refuseBinding(
  { memberId, inviterId, touchedAt, joinedAt, wasBound, hasLeft, isRing, ofLead, invitees }: Bringing,
  { windowDays }: Pick<ReferralBody, 'windowDays'>,
  now: number,
) {
  if (inviterId === memberId) return 'SELF_REFERRAL'
  if (wasBound) return 'INVITEE_BOUND'
  if (invitees === 'new' && joinedAt < touchedAt) return 'INVITEE_MEMBER'
  if (hasLeft) return 'INVITEE_REJOINED'
  if (!ofLead && touchedAt <= now - windowDays * DAY_MS) return 'TOUCH_OVER'
  return isRing ? 'REFERRAL_RING' : null
}
