/** What the schema of a tier table can't say: levels in order, thresholds that rise, benefits that are whole. */
import type { Benefit, BenefitKind, Tier, TiersBody } from '@laurel/shared/membership'

/** What each kind of benefit must say. */
const NEEDS: { readonly [K in BenefitKind]: readonly (keyof Benefit)[] } = {
  multiplier: ['bps'],
  'monthly-points': ['points', 'lotDays'],
  'birthday-points': ['points', 'lotDays'],
  'monthly-gift': ['skuId'],
  service: [],
}

/** The JSON pointer of the first thing wrong; null: nothing is. */
export function faultInTiers({ tiers }: TiersBody): string | null {
  for (const [i, tier] of tiers.entries()) {
    const fault = faultInTier(tier, tiers[i - 1]) ?? faultInBenefits(tier.benefits)
    if (fault) return `/tiers/${i}${fault}`
  }
  return null
}

function faultInTier({ level, reachGrowth, keepGrowth }: Tier, below: Tier | undefined): string | null {
  if (level !== (below?.level ?? 0) + 1) return '/level'
  if (!below) return reachGrowth === 0 && keepGrowth === 0 ? null : '/reachGrowth'
  if (reachGrowth <= below.reachGrowth) return '/reachGrowth'
  return keepGrowth >= below.keepGrowth ? null : '/keepGrowth'
}

function faultInBenefits(benefits: readonly Benefit[]): string | null {
  for (const [i, benefit] of benefits.entries()) {
    const missing = NEEDS[benefit.kind].find((name) => benefit[name] === undefined)
    if (missing) return `/benefits/${i}/${missing}`
    if (benefits.findIndex(({ id }) => id === benefit.id) < i) return `/benefits/${i}/id`
  }
  return benefits.filter(({ kind }) => kind === 'multiplier').length > 1 ? '/benefits' : null
}
