/** How far somebody who was brought came, and when: what all reports of a programme count. */
import type { FunnelStep } from '@laurel/shared/insights'
import type { Milestone, ReferralPromise } from '@laurel/shared/referral'

export interface Course {
  touchedAt: number
  boundAt: number
  reached: { readonly [M in Milestone]?: number }
  promised: readonly Pick<ReferralPromise, 'milestone' | 'points' | 'state'>[]
  /** When it was looked at a second time: what is paid before is paid after. */
  reviewedAt: number | null
}

export type Reaching = { readonly [S in FunnelStep]?: number }

export function stepsOf({ boundAt, touchedAt, reached, promised, reviewedAt }: Course): Reaching {
  const paid = promised
    .filter(({ state }) => state === 'paid')
    .map(({ milestone }) => reached[milestone] ?? boundAt)
  const { phone, act, custody } = reached
  return {
    ...{ arrived: touchedAt, registered: boundAt },
    ...(phone === undefined ? {} : { phone }),
    ...(act === undefined ? {} : { act }),
    ...(custody === undefined ? {} : { custody }),
    ...(paid.length ? { rewarded: Math.max(Math.min(...paid), reviewedAt ?? 0) } : {}),
  }
}

export const isComplete = ({ reached }: Pick<Course, 'reached'>, asks: readonly Milestone[]): boolean =>
  asks.every((milestone) => reached[milestone] !== undefined)

export const pointsIn = ({ promised }: Pick<Course, 'promised'>, wanted: ReferralPromise['state']): number =>
  promised.reduce((sum, { points, state }) => sum + (state === wanted ? points : 0), 0)
