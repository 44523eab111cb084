/** Every half minute: attempts whose time is up are scored, and passes that nobody looked at are decided. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import type { Command } from '../schema.ts'
import { type CloseOrder, close } from './commands/close.ts'
import { decideUnreviewed } from './commands/review.ts'
import { dueQueries } from './queries/due.ts'
import { GRACE_MS } from './rules/rounds.ts'

const EVERY_MS = 30_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function quizJobs(deps: Needs): Job[] {
  const { pagesOver, pagesToReview } = dueQueries(deps.reads)
  return [
    jobOf(deps, 'quiz-attempts', () => pagesOver(deps.clock() - GRACE_MS), close),
    jobOf(deps, 'quiz-reviews', () => pagesToReview(deps.clock()), decideUnreviewed),
  ]
}

type Pages = () => AsyncIterable<CloseOrder[]>

/** One that fails keeps no other back. */
function jobOf({ engine }: Needs, name: string, pages: Pages, command: Command<CloseOrder, unknown>): Job {
  async function endAll(page: readonly CloseOrder[]): Promise<unknown[]> {
    const ended = await Promise.allSettled(page.map((order) => engine.run(command, order)))
    return ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  }
  async function run(stopping?: AbortSignal): Promise<void> {
    const failures: unknown[] = []
    for await (const page of pages()) {
      if (stopping?.aborted) return
      failures.push(...(await endAll(page)))
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} attempts in ${name}`)
  }
  return { name, everyMs: EVERY_MS, run }
}
