/** Reads offers together as a graph of causes and effects, and names every platform or legal rule they would break. */
import type { Finding } from '@laurel/shared/offers'
import type { Declaration } from './policy-graph.ts'
import { type Graph, graphOf, inOrder, type Path, stepsOf } from './policy-paths.ts'
import { type Breach, breachesOf, reaches } from './policy-reaches.ts'
import { byChance, collected, crowded, deep, late } from './policy-referral.ts'
import { type TermCheck, terms } from './policy-terms.ts'
import { causeNamed, type Named, offerNamed, policyWords, valueNamed } from './policy-words.zh.ts'

/** A finding, and the offers it lies in. */
export interface Found {
  finding: Finding
  offers: readonly string[]
}
export type PolicyCheck = (offers: readonly Declaration[], graph: Graph) => Found[]

const sentenceOf = (code: Breach['code'], named: Named): string => policyWords[code](named)

/** Causes, offers and the value at the end, as people read them. */
function wordsOf(path: Path): string[] {
  const steps = stepsOf(path)
  const cause = causeNamed(steps[0]?.link.cause ?? '')
  const middle = steps.flatMap(({ offer, link: { gives } }, at) => {
    const last = at === steps.length - 1
    const shown = gives && (last || gives.what === 'chance' || gives.what === 'growth')
    return [offerNamed(offer.title), ...(shown ? [valueNamed(gives.what)] : [])]
  })
  return [cause, ...middle].filter((word, at, all) => word !== all[at - 1])
}

function foundOf({ rule, code, path }: Breach): Found {
  const words = wordsOf(path)
  const named = { from: words[0] ?? '', by: offerNamed(path.step.offer.title), what: words.at(-1) ?? '' }
  return {
    finding: { rule, code, path: words, sentence: sentenceOf(code, named) },
    offers: stepsOf(path).map(({ offer }) => offer.offerId),
  }
}

const ofTerms =
  ({ rule, code, bad }: TermCheck): PolicyCheck =>
  (offers) =>
    offers.filter(bad).map(({ offerId, title }) => {
      const by = offerNamed(title)
      const sentence = sentenceOf(code, { from: by, by, what: by })
      return { finding: { rule, code, path: [by], sentence }, offers: [offerId] }
    })

const ofPaths =
  (check: (graph: Graph) => Breach[]): PolicyCheck =>
  (_, graph) =>
    check(graph).map(foundOf)

/** Each stands alone: the corpus notices when one is missing. */
export const checks: readonly PolicyCheck[] = [
  ...reaches.map((reach) => ofPaths((graph) => breachesOf(graph, reach))),
  ...[byChance, late, collected, crowded, deep].map(ofPaths),
  ...terms.map(ofTerms),
]

const keyOf = ({ rule, code, path }: Finding): string => JSON.stringify([rule, code, path])

export function findWith(
  by: readonly PolicyCheck[],
  declarations: readonly Declaration[],
  of?: string,
): Finding[] {
  const offers = inOrder(declarations)
  const graph = graphOf(offers)
  const found = by.flatMap((check) => check(offers, graph))
  const mine = of === undefined ? found : found.filter(({ offers: among }) => among.includes(of))
  const once = new Map(mine.map(({ finding }) => [keyOf(finding), finding]))
  return [...once].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, finding]) => finding)
}

/** Of all offers given, or of those in which one has a part. Pure; nothing is found where all is well. */
export const checkPolicy = (declarations: readonly Declaration[], of?: string): Finding[] =>
  findWith(checks, declarations, of)
