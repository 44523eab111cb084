/** Every ten minutes: cycles and protections that ended, and the benefits of a new month. A command per member: late, twice, anywhere. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { tick } from './commands/tick.ts'
import { DUE_PAGE, prepareDue } from './queries/due.ts'

const EVERY_MS = 600_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function tickJob(deps: Needs): Job {
  const due = prepareDue(deps.reads)
  return {
    name: 'tiers',
    everyMs: EVERY_MS,
    async run(stopping) {
      for (;;) {
        const members = await due.execute({ now: deps.clock() })
        const outcomes = await Promise.allSettled(members.map((member) => deps.engine.run(tick, member)))
        const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
        // Those who can't be moved stay due: a page of nothing else would come again for ever.
        if (failures.length)
          throw new AggregateError(failures, `${failures.length} members could not be moved`)
        if (members.length < DUE_PAGE || stopping?.aborted) return
      }
    },
  }
}
