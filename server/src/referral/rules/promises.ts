/** What is promised to whom when somebody accepts: all of it, or what stands in the way. */
import type { ReferralBody, Surface } from '@laurel/shared/referral'
import type { Promised } from '../tables.ts'

export type Part = Pick<Promised, 'who' | 'milestone' | 'points'>

export interface Party {
  /** Somebody is there to be paid. */
  hasInviter: boolean
  surface: Surface
}

/** Nobody is paid for bringing others along by Moments (5.1.3). */
export function partsOf({ rewards }: Pick<ReferralBody, 'rewards'>, { hasInviter, surface }: Party): Part[] {
  const isPaid = hasInviter && surface !== 'moments'
  return rewards
    .flatMap(({ milestone, inviterPoints, inviteePoints }): Part[] => [
      { who: 'inviter', milestone, points: isPaid ? inviterPoints : 0 },
      { who: 'invitee', milestone, points: inviteePoints },
    ])
    .filter(({ points }) => points > 0)
}

export interface Room {
  isCapped: boolean
  fits(points: number): boolean
}

/** Half a promise is none: what the budget can't carry in full is not begun. */
export function promisesOf(parts: readonly Part[], { isCapped, fits }: Room): Promised[] {
  const isOver = ({ who }: Part): boolean => who === 'inviter' && isCapped
  const sum = sumOf(parts.filter((part) => !isOver(part)))
  const state = sum === 0 || fits(sum) ? 'promised' : 'exhausted'
  return parts.map((part): Promised => ({ ...part, state: isOver(part) ? 'capped' : state }))
}

export const sumOf = (parts: readonly { points: number }[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0)

/** One of the two, of one milestone: the rule of the offer, and what its grant is found by. */
export const ruleOf = ({ milestone, who }: Pick<Promised, 'milestone' | 'who'>): string =>
  `${milestone}-${who}`

/** What is due now: paid once, and again where it was taken back. */
export type Move = 'pay' | 'take-back' | 'keep'

export interface Standing {
  isReached: boolean
  mayPay: boolean
}

export function moveOf({ state, to }: Promised, { isReached, mayPay }: Standing): Move {
  if (state === 'paid') return isReached ? 'keep' : 'take-back'
  const isOpen = state === 'promised' || (state === 'returned' && to !== undefined)
  return isOpen && isReached && mayPay ? 'pay' : 'keep'
}
