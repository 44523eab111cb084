/** What WeChat asks where one member brings another: no chance, no waiting, no crowds, one hop. */
import { bringsOthers } from './policy-acts.ts'
import type { Value } from './policy-graph.ts'
import { type Graph, type Path, pathsFrom, type Step, stepsOf } from './policy-paths.ts'
import { type Breach, isChance } from './policy-reaches.ts'

export const HOLD_DAYS_MAX = 7
export const TEAM_MAX = 5
const CHANCE: readonly Value[] = ['chance']

const isByReferral = ({ offer, link }: Step): boolean =>
  offer.referral !== undefined || bringsOthers(link.cause) === 'invitee'

const isByOthers = (step: Step): boolean => isByReferral(step) || bringsOthers(step.link.cause) !== null

function pathsOf(graph: Graph, starts: (step: Step) => boolean): Path[] {
  const first = [...graph.values()].flat().filter(starts)
  return pathsFrom({ graph, starts: first, through: CHANCE }).filter(({ step }) => step.link.gives)
}

const holdOf = (steps: readonly Step[]): number =>
  Math.max(0, ...steps.map(({ offer }) => offer.referral?.holdDays ?? 0))
const waitOf = (steps: readonly Step[]): number =>
  steps.reduce((days, { link }) => days + (link.gives?.waitDays ?? 0), 0)
const crowdOf = (steps: readonly Step[]): number =>
  steps.reduce((people, { link }) => people * (link.times ?? 1), 1) + 1
const isCollected = ({ link }: Step): boolean => (link.times ?? 1) > 1 && (link.overDays ?? 0) > HOLD_DAYS_MAX
const hopsOf = (steps: readonly Step[]): number =>
  steps.filter(({ offer }) => offer.referral !== undefined).length

type Check = (graph: Graph) => Breach[]

export const byChance: Check = (graph) =>
  pathsOf(graph, isByOthers)
    .filter(({ step }) => step.link.gives && isChance(step.link.gives))
    .map((path) => ({ rule: '5.1.6', code: 'REFERRAL_BY_CHANCE', path }))

const whereSteps =
  (rule: string, code: Breach['code'], bad: (steps: Step[]) => boolean): Check =>
  (graph) =>
    pathsOf(graph, isByReferral)
      .filter((path) => bad(stepsOf(path)))
      .map((path) => ({ rule, code, path }))

/** What waits longer than its risk hold. */
export const late = whereSteps('5.1.7', 'REFERRAL_LATE', (steps) => waitOf(steps) > holdOf(steps))
export const collected = whereSteps('5.1.7', 'REFERRAL_COLLECTED', (steps) => steps.some(isCollected))
export const crowded = whereSteps('5.1.8', 'TEAM_LARGE', (steps) => crowdOf(steps) > TEAM_MAX)
/** Whoever is paid because his invitee was paid for inviting stands two hops away. */
export const deep = whereSteps('5.9', 'DEPTH_OVER_ONE', (steps) => hopsOf(steps) > 1)
