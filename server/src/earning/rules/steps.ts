/** How the amounts of an earning were come to, step by step, for whoever asks why. */
import type { EarnBody } from '@laurel/shared/earning'
import type { WhyStep } from '@laurel/shared/why'
import { type Amounts, baseOf, type Values } from './gives.ts'
import { refundedOf, type Taken } from './refunds.ts'

interface Counted extends Amounts {
  multiplierBps: number
  cappedPoints: number
  cappedGrowth: number
}

interface Seen {
  values: Values
  taken: Taken
}

const step = (name: WhyStep['step'], value: number, unit: WhyStep['unit']): WhyStep => ({
  step: name,
  value,
  unit,
})

export function stepsOf(body: EarnBody, counted: Counted, { values, taken }: Seen): WhyStep[] {
  const refunded = refundedOf(taken)
  return [
    ...pointSteps(body, counted, values),
    ...growthSteps(body, counted),
    ...(refunded > 0 && taken.whole > 1 ? [step('refunded', refunded, 'fen')] : []),
  ]
}

function pointSteps({ points, multiplied }: EarnBody, counted: Counted, values: Values): WhyStep[] {
  if (!points) return []
  const isCapped = counted.cappedPoints < counted.points
  return [
    step('base', baseOf(points, values), 'points'),
    ...(multiplied ? [step('multiplier', counted.multiplierBps, 'bps')] : []),
    ...(isCapped ? [step('cap', counted.cappedPoints, 'points')] : []),
  ]
}

function growthSteps({ growth }: EarnBody, counted: Counted): WhyStep[] {
  if (!growth) return []
  const isCapped = counted.cappedGrowth < counted.growth
  return [
    step('base', counted.growth, 'growth'),
    ...(isCapped ? [step('cap', counted.cappedGrowth, 'growth')] : []),
  ]
}
