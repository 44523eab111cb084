/** Which arrival an invitee counts by: the first or the last of the window that he did not turn down. */
import type { ReferralBody } from '@laurel/shared/referral'
import { type Arrival, inOrder } from './chain.ts'

const DAY_MS = 86_400_000

export interface TouchCase extends Arrival {
  code: string
  refusedAt: number | null
  /** By a link that he shared himself. */
  isOwn: boolean
}

export interface Asked extends Pick<ReferralBody, 'attribution' | 'windowDays'> {
  /** He tapped that he accepts: what he turned down before, he may accept when he comes by it again. */
  accepted: boolean
}

export type NoTouch = 'SELF_REFERRAL' | 'TOUCH_OVER' | 'INVITE_REFUSED'

export function attribute<T extends TouchCase>(
  touches: readonly T[],
  { attribution, windowDays, accepted }: Asked,
  now: number,
): T | NoTouch {
  const foreign = touches.filter(({ isOwn }) => !isOwn)
  if (!foreign.length) return 'SELF_REFERRAL'
  const recent = foreign.filter(({ at }) => at > now - windowDays * DAY_MS)
  if (!recent.length) return 'TOUCH_OVER'
  const open = recent.filter(({ code, at }) => {
    const refusedAt = lastRefusal(touches, code)
    return refusedAt === null || (accepted && at > refusedAt)
  })
  const ordered = open.toSorted(inOrder)
  return (attribution === 'first' ? ordered[0] : ordered.at(-1)) ?? 'INVITE_REFUSED'
}

function lastRefusal(touches: readonly TouchCase[], code: string): number | null {
  const refusals = touches.flatMap((one) =>
    one.code === code && one.refusedAt !== null ? one.refusedAt : [],
  )
  return refusals.length ? Math.max(...refusals) : null
}
