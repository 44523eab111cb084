/** What the clock asks of people: what came late to merged and closed accounts, what has been kept long enough, what an old key sealed. */
import { dropAddresses } from '../mall/index.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import type { Retention } from '../platform/personal.ts'
import { forfeit } from '../points/index.ts'
import { carryOn } from './commands/merge.ts'
import { allRetentions, sealedFields } from './kept.ts'
import { peopleQueries } from './queries/members.ts'
import { rotationJob } from './rotation-job.ts'
import { isAddressDue } from './rules/leftovers.ts'

const DAY_MS = 86_400_000

export const peopleJobs = (deps: Deps): Job[] => [
  arrivalsJob(deps),
  closedJob(deps),
  retentionJob(deps, allRetentions(deps)),
  rotationJob(deps, sealedFields),
]

/** Often: a member who cancels an order placed before the merge waits for these points. */
export function arrivalsJob({ engine, reads }: Deps): Job {
  const queries = peopleQueries(reads)
  return {
    name: 'arrivals',
    everyMs: 5_000,
    async run() {
      const arrived = [...(await queries.mergedWithPoints()), ...(await queries.mergedInDebt())]
      for (const fromId of new Set(arrived.map(({ memberId }) => memberId)))
        await engine.run(carryOn, { fromId })
    },
  }
}

export function closedJob({ engine, reads, clock, newId }: Deps): Job {
  const queries = peopleQueries(reads)
  return {
    name: 'closed',
    everyMs: 60_000,
    async run() {
      for (const { memberId } of await queries.closedWithPoints())
        await engine.run(forfeit, { id: `closed/${memberId}/${newId()}`, memberId })
      for await (const orders of queries.closedWithAddress()) {
        const orderIds = orders.filter((order) => isAddressDue(order, clock())).map(({ id }) => id)
        if (orderIds.length) await engine.run(dropAddresses, { orderIds })
      }
    },
  }
}

/** Once an hour, though days are counted: what is due is found late rather than in one great heap. */
export function retentionJob({ engine, clock }: Deps, retentions: readonly Retention[]): Job {
  return {
    name: 'retention',
    everyMs: 3_600_000,
    async run() {
      for (const { keptDays, due, forget } of retentions) {
        for await (const page of due(clock() - keptDays * DAY_MS)) await engine.run(forget, { due: page })
      }
    },
  }
}
