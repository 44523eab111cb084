/** What it cost to win a member, by where and how deep he came; and who of them stayed, beside all others. */
import type { Results } from '@laurel/shared/insights'
import type { Milestone, Surface } from '@laurel/shared/referral'
import { bpsOf, under } from './figures.ts'
import { type Course, isComplete, pointsIn } from './steps.ts'

type Cost = Pick<Results, 'registered' | 'acquired' | 'points' | 'pointsEach'>
type Sum = Omit<Cost, 'pointsEach'>
type Won = Pick<Course, 'reached' | 'promised'> & { surface: Surface; depth: number | null }

export function costsOf(asks: readonly Milestone[]) {
  const all = newSum()
  const surfaces = new Map<Surface, Sum>()
  const depths = new Map<number, Sum>()
  let waitingPoints = 0
  return {
    won(course: Won): void {
      const points = pointsIn(course, 'paid')
      waitingPoints += pointsIn(course, 'promised')
      const groups = [all, under(surfaces, course.surface, newSum), under(depths, course.depth ?? 1, newSum)]
      for (const sum of groups) {
        sum.registered += 1
        sum.points += points
        if (isComplete(course, asks)) sum.acquired += 1
      }
    },
    report: () => ({
      ...costIn(all),
      waitingPoints,
      bySurface: [...surfaces].map(([surface, sum]) => ({ surface, ...costIn(sum) })),
      byDepth: [...depths]
        .map(([depth, sum]) => ({ depth, ...costIn(sum) }))
        .sort((a, b) => a.depth - b.depth),
    }),
  }
}

const newSum = (): Sum => ({ registered: 0, acquired: 0, points: 0 })
/** Rounded up: a cost is not made smaller than it is. */
const costIn = (sum: Sum): Cost => ({
  ...sum,
  pointsEach: sum.acquired === 0 ? null : Math.ceil(sum.points / sum.acquired),
})

const DAY_MS = 86_400_000
const AFTER_DAYS = [7, 30, 90] as const

interface Joined {
  joinedAt: number
  lastActAt: number | null
  boundAt: number | null
}

type Kept = Results['retention']['invited']
type Tally = Map<number, { members: number; kept: number }>

/** Who joined too lately to be asked is not counted. */
export function retentionAt(now: number) {
  const [invited, others]: [Tally, Tally] = [new Map(), new Map()]
  return {
    joined({ joinedAt, lastActAt, boundAt }: Joined): void {
      const tallies = boundAt === null ? others : invited
      for (const days of AFTER_DAYS.filter((after) => joinedAt + after * DAY_MS <= now)) {
        const tally = under(tallies, days, () => ({ members: 0, kept: 0 }))
        tally.members += 1
        if ((lastActAt ?? 0) >= joinedAt + days * DAY_MS) tally.kept += 1
      }
    },
    report: () => ({ invited: keptIn(invited), others: keptIn(others) }),
  }
}

const keptIn = (tally: Tally): Kept =>
  AFTER_DAYS.map((afterDays) => {
    const { members, kept } = tally.get(afterDays) ?? { members: 0, kept: 0 }
    return { afterDays, members, kept, keptBps: bpsOf(kept, members) }
  })
