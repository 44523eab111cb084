/** What is wrong in an earn rule that its schema can't say: words and numbers its fact has not, caps on what it does not give. */
import type { EarnBody } from '@laurel/shared/earning'
import { type FactKind, type FactType, factKinds, isFactType } from '@laurel/shared/facts'

/** Facts a rule may watch: whatever somebody may be paid for. A tier is drawn from growth, so no growth is drawn from a tier. */
export const EARNABLE: readonly FactType[] = (Object.keys(factKinds) as FactType[]).filter(
  (type) => factKinds[type].act !== 'none' && type !== 'tier.changed',
)

export const isEarnable = (type: string): type is FactType =>
  isFactType(type) && (EARNABLE as readonly string[]).includes(type)

/** The JSON pointer of the first fault. */
export function faultInEarn(body: EarnBody): string | null {
  if (!isEarnable(body.fact)) return '/fact'
  return faultInTerms(body, factKinds[body.fact]) ?? faultInCap(body)
}

function faultInTerms({ where = {}, points, growth, multiplied }: EarnBody, kind: FactKind): string | null {
  const word = Object.keys(where).find((name) => !kind.words?.includes(name))
  if (word !== undefined) return `/where/${escaped(word)}`
  if (!points && !growth) return '/points'
  if (lacks(kind, points)) return '/points/per/number'
  if (lacks(kind, growth)) return '/growth/per/number'
  return multiplied && !points ? '/multiplied' : null
}

function faultInCap({ fact, cap, points, growth }: EarnBody): string | null {
  if (!cap) return null
  // How often a task was completed on the way depends on the order of the news: nothing of it may be used up.
  if (fact === 'task.completed') return '/cap'
  if (cap.points !== null && !points) return '/cap/points'
  if (cap.growth !== null && !growth) return '/cap/growth'
  return cap.points === null && cap.growth === null ? '/cap' : null
}

const lacks = (kind: FactKind, gives: EarnBody['points']): boolean =>
  Boolean(gives?.per && !kind.numbers?.includes(gives.per.number))

/** As RFC 6901 has it. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
