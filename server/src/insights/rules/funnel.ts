/** From the link to the reward: how many came how far, and how long each step took them. */
import type { Funnel, FunnelStep } from '@laurel/shared/insights'
import type { Milestone, Surface } from '@laurel/shared/referral'
import { bpsOf, medianOf, under } from './figures.ts'
import { type Course, type Reaching, stepsOf } from './steps.ts'

interface Place {
  surface: Surface
  material: string | null
}
export interface Came extends Place {
  mintedAt: number
  visitorId: string | null
  at: number | null
}

type Counts = Omit<Funnel['bySurface'][number], 'surface'>

interface Group {
  counts: Omit<Counts, 'arrived'>
  visitors: Set<string>
}

/** Brought along by the span they arrived in. */
export function funnelOf(asks: readonly Milestone[]) {
  const all = newGroup()
  const surfaces = new Map<Surface, Group>()
  const materials = new Map<string | null, Group>()
  const tookMs = new Map<FunnelStep, number[]>()
  const groupsOf = ({ surface, material }: Place): Group[] => [
    all,
    under(surfaces, surface, newGroup),
    under(materials, material, newGroup),
  ]
  const steps = stepsAsked(asks)
  const took = (step: FunnelStep, ms: number): void =>
    void under(tookMs, step, () => []).push(Math.max(0, ms))

  return {
    minted(place: Place): void {
      for (const { counts } of groupsOf(place)) counts.minted += 1
    },
    arrived({ visitorId, at, mintedAt, ...place }: Came): void {
      if (visitorId === null || at === null) return
      if (!all.visitors.has(visitorId)) took('arrived', at - mintedAt)
      for (const { visitors } of groupsOf(place)) visitors.add(visitorId)
    },
    brought({ surface, material, ...course }: Course & Place): void {
      const reaching = stepsOf(course)
      for (const { counts } of groupsOf({ surface, material })) countIn(counts, reaching)
      for (const [i, step] of steps.entries()) noteTime(reaching, { step, before: steps[i - 1] }, took)
    },
    report: (): Funnel => ({
      steps: steps.map((step, i) => stepLine(countsOf(all), { step, before: steps[i - 1] }, tookMs)),
      bySurface: [...surfaces].map(([surface, group]) => ({ surface, ...countsOf(group) })),
      byMaterial: [...materials].map(([material, group]) => ({ material, ...countsOf(group) })),
    }),
  }
}

const newGroup = (): Group => ({
  counts: { minted: 0, registered: 0, phone: 0, act: 0, custody: 0, rewarded: 0 },
  visitors: new Set(),
})

const stepsAsked = (asks: readonly Milestone[]): FunnelStep[] => ['minted', 'arrived', ...asks, 'rewarded']

const COUNTED = ['registered', 'phone', 'act', 'custody', 'rewarded'] as const

function countIn(counts: Group['counts'], reaching: Reaching): void {
  for (const step of COUNTED) if (reaching[step] !== undefined) counts[step] += 1
}

interface Pair {
  step: FunnelStep
  before: FunnelStep | undefined
}

function noteTime(
  reaching: Reaching,
  { step, before }: Pair,
  took: (step: FunnelStep, ms: number) => void,
): void {
  const [at, from] = [reaching[step], before && reaching[before]]
  if (step !== 'arrived' && at !== undefined && from !== undefined) took(step, at - from)
}

const countsOf = ({ counts, visitors }: Group): Counts => ({ ...counts, arrived: visitors.size })

const stepLine = (
  counts: Counts,
  { step, before }: Pair,
  tookMs: ReadonlyMap<FunnelStep, readonly number[]>,
): Funnel['steps'][number] => ({
  step,
  count: counts[step],
  fromBeforeBps: before ? bpsOf(counts[step], counts[before]) : null,
  medianMs: medianOf(tookMs.get(step) ?? []),
})
