/** Every minute: who waited too long for a second look is decided, and what was promised and not earned goes back. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import type { Command } from '../schema.ts'
import { GRACE_MS, lapse } from './commands/lapse.ts'
import { type BindingKey, decideUnreviewed } from './commands/review.ts'
import { dueQueries } from './queries/due.ts'

const EVERY_MS = 60_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function referralJobs(deps: Needs): Job[] {
  const { pagesToReview, pagesOver } = dueQueries(deps.reads)
  return [
    jobOf(deps, 'referral-reviews', () => pagesToReview(deps.clock()), decideUnreviewed),
    jobOf(deps, 'referral-deadlines', () => pagesOver(deps.clock() - GRACE_MS), lapse),
  ]
}

type Pages = () => AsyncIterable<BindingKey[]>

/** One that fails keeps no other back. */
function jobOf({ engine }: Needs, name: string, pages: Pages, command: Command<BindingKey, unknown>): Job {
  async function endAll(page: readonly BindingKey[]): Promise<unknown[]> {
    const ended = await Promise.allSettled(page.map((key) => engine.run(command, key)))
    return ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  }
  async function run(stopping?: AbortSignal): Promise<void> {
    const failures: unknown[] = []
    for await (const page of pages()) {
      if (stopping?.aborted) return
      failures.push(...(await endAll(page)))
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} bindings in ${name}`)
  }
  return { name, everyMs: EVERY_MS, run }
}
