/** What the landing page asks of whoever opened it: the first of these that is so. */
import type { Landing } from '@laurel/shared/referral'
import type { Outcome } from './joining.ts'

export type LandingStand =
  /** Of Moments: nothing can be done here but go on to the mini program. */
  | 'single'
  | 'accepted'
  | 'waiting'
  | 'noted'
  | 'own'
  | 'bound'
  | 'ended'
  | 'paused'
  | 'full'
  | 'member'
  | 'refused'
  | 'open'

interface Case {
  landing: Pick<Landing, 'state' | 'mine'>
  outcome: Outcome['state'] | null
  isRefused: boolean
  isSingle: boolean
}

export function standOf({ landing: { state, mine }, outcome, isRefused, isSingle }: Case): LandingStand {
  if (isSingle) return 'single'
  if (outcome) return outcome
  // What concerns this member alone is more to the point than what concerns all.
  if (mine === 'own' || mine === 'bound') return mine
  if (state !== 'live') return state
  if (mine === 'member') return 'member'
  return isRefused ? 'refused' : 'open'
}
