/** Follows causes to the values they lead to, through as many offers as it takes. */
import type { Cause, Declaration, Gives, Link, Value } from './policy-graph.ts'

export interface Step {
  offer: Declaration
  link: Link
}

/** A link that is reached, and the one before it. */
export interface Path {
  step: Step
  before: Path | null
}

export type Graph = ReadonlyMap<Cause, readonly Step[]>

const byId = (a: Declaration, b: Declaration): number =>
  a.offerId < b.offerId ? -1 : Number(a.offerId > b.offerId)

/** In the order of ids: what is found does not depend on the order in which offers come. */
export const inOrder = (declarations: readonly Declaration[]): Declaration[] => [...declarations].sort(byId)

export function graphOf(declarations: readonly Declaration[]): Graph {
  const graph = new Map<Cause, Step[]>()
  for (const offer of declarations) {
    for (const link of offer.links) {
      const steps = graph.get(link.cause)
      if (steps) steps.push({ offer, link })
      else graph.set(link.cause, [{ offer, link }])
    }
  }
  return graph
}

/** The facts that an offer of a kind writes when it is fulfilled. */
const TELLS: Readonly<Record<string, Cause>> = {
  task: 'task.completed',
  quiz: 'quiz.passed',
  tiers: 'tier.changed',
}

/** What a value is good for: a chance for its draw, growth for the tiers. */
function onwards(gives: Gives | null, through: readonly Value[]): Cause[] {
  if (!gives || !through.includes(gives.what)) return []
  if (gives.what === 'growth') return ['growth.earned']
  return gives.in ? [`offer:${gives.in}`] : []
}

const nodesAfter = ({ offer, link }: Step, through: readonly Value[]): Cause[] => {
  const told = TELLS[offer.kind]
  return [`offer:${offer.offerId}`, ...(told ? [told] : []), ...onwards(link.gives, through)]
}

export interface Walk {
  graph: Graph
  starts: readonly Step[]
  /** Values that are followed further. */
  through: readonly Value[]
}

/** The shortest path to every link that is reached. Each cause is entered once, so cycles end. */
export function pathsFrom({ graph, starts, through }: Walk): Path[] {
  const entered = new Set<Cause>()
  const paths: Path[] = starts.map((step) => ({ step, before: null }))
  for (const before of paths) {
    for (const cause of nodesAfter(before.step, through)) {
      if (entered.has(cause)) continue
      entered.add(cause)
      for (const step of graph.get(cause) ?? []) paths.push({ step, before })
    }
  }
  return paths
}

/** From the first cause on. */
export function stepsOf(path: Path): Step[] {
  const steps: Step[] = []
  for (let at: Path | null = path; at; at = at.before) steps.push(at.step)
  return steps.reverse()
}
