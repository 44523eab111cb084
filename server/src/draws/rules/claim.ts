/** Until when a prize of goods may be claimed, and whether it still may be. */
import type { ClaimPrizeRefusal, DrawResultState } from '@laurel/shared/draws'
import { addDays, dayOf, startOfDay } from '../../platform/clock.ts'

/** The last instant of the business day that comes so many days after the draw. */
export const claimByOf = (at: number, claimDays: number): number =>
  startOfDay(addDays(dayOf(at), claimDays + 1)) - 1

export interface Claimable {
  /** Withheld is what the ledger says of points: no row says so. */
  state: Exclude<DrawResultState, 'withheld'>
  claimBy: number | null
}

export const isLapsed = ({ state, claimBy }: Claimable, now: number): boolean =>
  state === 'open' && claimBy !== null && now > claimBy

/** The address is asked for last: nobody should pick one for what they can't have any more. */
export function refuseClaim(
  result: Claimable,
  { hasAddress, now }: { hasAddress: boolean; now: number },
): ClaimPrizeRefusal | null {
  if (result.state === 'lapsed' || isLapsed(result, now)) return 'CLAIM_OVER'
  if (result.state !== 'open') return 'PRIZE_CLAIMED'
  return hasAddress ? null : 'ADDRESS_MISSING'
}
