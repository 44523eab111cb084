/** How far an invitee came: a milestone counts when all that are asked before it were reached too, and none after the deadline. */
import type { Milestone, ReferralBody, RewardedMilestone } from '@laurel/shared/referral'
import type { Reached } from '../tables.ts'

export interface Act {
  milestone: RewardedMilestone
  at: number
  source: string
  key: string
  /** What is left of it. */
  amount: number
}

type Asked = Pick<ReferralBody, 'firstAct' | 'asksCustody'>

/** In order. The number is always asked: signing in alone is one tap. */
export const asksOf = ({ firstAct, asksCustody }: Asked): Milestone[] => [
  'registered',
  'phone',
  ...(firstAct ? (['act'] as const) : []),
  ...(asksCustody ? (['custody'] as const) : []),
]

export interface Course {
  boundAt: number
  dueBy: number
}

const isEarlier = (a: Act, b: Act): boolean =>
  a.at < b.at || (a.at === b.at && `${a.source}/${a.key}` < `${b.source}/${b.key}`)

/** The first of its kind that is in time and still stands. */
export function actFor(
  acts: readonly Act[],
  milestone: RewardedMilestone,
  { boundAt, dueBy }: Course,
  asked: Asked,
): Act | null {
  const least = milestone === 'act' ? (asked.firstAct?.minFen ?? 1) : 1
  const inTime = acts.filter(
    (act) => act.milestone === milestone && act.amount >= least && act.at >= boundAt && act.at <= dueBy,
  )
  return inTime.reduce<Act | null>((first, act) => (first && !isEarlier(act, first) ? first : act), null)
}

export interface Found {
  reached: Reached
  /** What each rests on. */
  by: { readonly [M in RewardedMilestone]?: Act }
}

/** The later of its own act and all before it. */
export function reachedBy(acts: readonly Act[], course: Course, asked: Asked): Found {
  const reached: Record<string, number> = { registered: course.boundAt }
  const by: Record<string, Act> = {}
  let last = course.boundAt
  for (const milestone of asksOf(asked)) {
    if (milestone === 'registered') continue
    const act = actFor(acts, milestone, course, asked)
    if (!act) break
    last = Math.max(last, act.at)
    reached[milestone] = last
    by[milestone] = act
  }
  return { reached, by }
}

export const stageOf = (reached: Reached, asked: Asked): Milestone | null =>
  asksOf(asked)
    .filter((milestone) => reached[milestone] !== undefined)
    .at(-1) ?? null

export const nextOf = (reached: Reached, asked: Asked): Milestone | null =>
  asksOf(asked).find((milestone) => reached[milestone] === undefined) ?? null
