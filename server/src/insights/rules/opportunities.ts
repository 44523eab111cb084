/** Who would bring others if he were asked: points for each reason, and the reasons told. */
import type { Opportunities, OpportunityReason } from '@laurel/shared/insights'
import { reasonSentence } from './reason-words.zh.ts'

export interface Candidate {
  level: number
  cycleGrowth: number
  /** Links he shared, phones that came by them, whom he brought. */
  links: number
  arrived: number
  bound: number
}

type Reason = Opportunities['items'][number]['reasons'][number]

/** So much of a value earns one point, and so many points at most: no single reason outweighs all others. */
const WEIGHTS: Record<Exclude<OpportunityReason, 'unasked'>, { each: number; max: number }> = {
  active: { each: 100, max: 40 },
  tier: { each: 1, max: 10 },
  draws: { each: 1, max: 30 },
  converts: { each: 500, max: 20 },
}
/** Active, and never asked: the cheapest one to win. */
const UNASKED = 15
const UNASKED_FROM_GROWTH = 500

export function reasonsFor({ level, cycleGrowth, links, arrived, bound }: Candidate): Reason[] {
  const values = {
    active: cycleGrowth,
    tier: level,
    draws: links === 0 ? 0 : Math.floor(arrived / links),
    converts: arrived === 0 ? 0 : Math.floor((Math.min(bound, arrived) * 10_000) / arrived),
  }
  const weighed = (['active', 'tier', 'draws', 'converts'] as const).map((reason) => {
    const { each, max } = WEIGHTS[reason]
    return reasonOf(reason, values[reason], Math.min(max, Math.floor(values[reason] / each)))
  })
  const isUnasked = links === 0 && cycleGrowth >= UNASKED_FROM_GROWTH
  return [...weighed, ...(isUnasked ? [reasonOf('unasked', 0, UNASKED)] : [])].filter(
    ({ score }) => score > 0,
  )
}

const reasonOf = (reason: OpportunityReason, value: number, score: number): Reason => ({
  ...{ reason, value, score },
  sentence: reasonSentence(reason, value),
})

export const scoreOf = (reasons: readonly Pick<Reason, 'score'>[]): number =>
  reasons.reduce((sum, { score }) => sum + score, 0)
