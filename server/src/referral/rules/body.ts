/** What is wrong in a programme that its schema can't say: rewards for what is not asked, or for nothing. */
import type { ReferralBody } from '@laurel/shared/referral'
import { asksOf } from './milestones.ts'

/** The JSON pointer of the first fault. */
export function faultInReferral(body: ReferralBody): string | null {
  const { firstAct, surfaces, materials } = body
  // A sum is asked of purchases alone: all else counts once or not at all.
  if (firstAct && firstAct.fact !== 'purchase.paid' && firstAct.minFen !== 1) return '/firstAct/minFen'
  return (
    faultInRewards(body) ??
    faultInList('/surfaces', surfaces) ??
    faultInList(
      '/materials',
      materials.map(({ id }) => id),
    )
  )
}

function faultInRewards(body: ReferralBody): string | null {
  const asks = asksOf(body)
  const met = new Set<string>()
  for (const [i, { milestone, inviterPoints, inviteePoints }] of body.rewards.entries()) {
    if (!asks.includes(milestone) || met.has(milestone)) return `/rewards/${i}/milestone`
    if (inviterPoints + inviteePoints === 0) return `/rewards/${i}`
    met.add(milestone)
  }
  return null
}

/** Nothing twice. */
function faultInList(place: string, names: readonly string[]): string | null {
  const second = names.findIndex((name, i) => names.indexOf(name) < i)
  return second < 0 ? null : `${place}/${second}`
}
