/** Every ten minutes: cycles and protections that ended, the benefits of a new month, and whoever was there before the tiers. A command per member: late, twice, anywhere. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { type Tick, tick } from './commands/tick.ts'
import { DUE_PAGE, prepareDue, prepareUnjoined } from './queries/due.ts'
import { prepareTables } from './queries/tables.ts'
import { tableAt } from './rules/cycle.ts'

const EVERY_MS = 600_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function tickJob({ engine, reads, clock }: Needs): Job {
  const due = prepareDue(reads)
  const unjoined = prepareUnjoined(reads)
  const findTables = prepareTables(reads)

  async function move(members: readonly Tick[]): Promise<void> {
    const outcomes = await Promise.allSettled(members.map((member) => engine.run(tick, member)))
    const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    // Those who can't be moved stay due: a page of nothing else would come again for ever.
    if (failures.length) throw new AggregateError(failures, `${failures.length} members could not be moved`)
  }

  /** Once is enough: who comes later joins the tiers when he registers. */
  let allJoined = false

  async function joinAll(stopping?: AbortSignal): Promise<void> {
    if (allJoined || !tableAt(await findTables(), clock())) return
    for (let after = ''; !allJoined && !stopping?.aborted; ) {
      const members = await unjoined.execute({ after })
      await move(members)
      allJoined = members.length < DUE_PAGE
      after = members.at(-1)?.memberId ?? ''
    }
  }

  return {
    name: 'tiers',
    everyMs: EVERY_MS,
    async run(stopping) {
      await joinAll(stopping)
      for (let page = DUE_PAGE; page === DUE_PAGE && !stopping?.aborted; ) {
        const members = await due.execute({ now: clock() })
        await move(members)
        page = members.length
      }
    },
  }
}
