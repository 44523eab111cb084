/** Whether it spreads by itself: what each week's newcomers brought along, and how deep the chains are. */
import type { Growth } from '@laurel/shared/insights'
import { bpsOf, under } from './figures.ts'

interface Week {
  members: number
  visitors: Set<string>
  brought: number
}

export interface Newcomer {
  inviteeId: string
  inviterId: string | null
  week: string
  depth: number | null
  isComplete: boolean
}

/** All newcomers first, those of later weeks too; then the arrivals. */
export function growthOf() {
  const weeks = new Map<string, Week>()
  const weekOf = new Map<string, string>()
  const depths = new Map<number, { registered: number; complete: number }>()
  const cohortOf = (memberId: string | null): Week | undefined =>
    weeks.get((memberId === null ? undefined : weekOf.get(memberId)) ?? '')

  return {
    newcomer({ inviteeId, inviterId, week, depth, isComplete }: Newcomer): void {
      weekOf.set(inviteeId, week)
      under(weeks, week, newWeek).members += 1
      const line = under(depths, depth ?? 1, () => ({ registered: 0, complete: 0 }))
      line.registered += 1
      if (isComplete) line.complete += 1
      const cohort = cohortOf(inviterId)
      if (cohort) cohort.brought += 1
    },
    /** Brought after the window by one of its newcomers. */
    later({ inviterId }: Pick<Newcomer, 'inviterId'>): void {
      const cohort = cohortOf(inviterId)
      if (cohort) cohort.brought += 1
    },
    arrived(sharerId: string | null, visitorId: string | null): void {
      if (visitorId !== null) cohortOf(sharerId)?.visitors.add(visitorId)
    },
    report: (): Growth => ({
      weeks: [...weeks].map(([week, cohort]) => ({ week, ...weekLine(cohort) })),
      depths: [...depths].map(([depth, counts]) => ({ depth, ...counts })).sort((a, b) => a.depth - b.depth),
    }),
  }
}

const newWeek = (): Week => ({ members: 0, visitors: new Set(), brought: 0 })

/** How many one member brings is how many he makes come, times how many of them join. */
function weekLine({ members, visitors, brought }: Week): Omit<Growth['weeks'][number], 'week'> {
  const arrived = visitors.size
  const [invitesPerMemberBps, conversionBps] = [bpsOf(arrived, members), bpsOf(brought, arrived)]
  return { members, arrived, brought, invitesPerMemberBps, conversionBps, kBps: bpsOf(brought, members) }
}
