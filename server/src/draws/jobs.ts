/** Every minute: what nobody claimed in time goes back, and a draw that is over tells its seed and ends. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { closeDraw } from './commands/close.ts'
import { lapsePrize } from './commands/lapse.ts'
import { dueQueries } from './queries/due.ts'
import { seedOf } from './seed.ts'

const EVERY_MS = 60_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock' | 'cipher'>

/** In this order: a draw ends when nothing is left to be claimed. */
export function drawJobs({ engine, reads, clock, cipher }: Needs): Job[] {
  const { pagesUnclaimed, pagesUnclosed } = dueQueries(reads)
  return [
    jobOf(
      'draw-claims',
      () => pagesUnclaimed(clock()),
      (key) => engine.run(lapsePrize, key),
    ),
    jobOf('draw-ends', pagesUnclosed, ({ offerId }) =>
      engine.run(closeDraw, { offerId, seed: seedOf(cipher, offerId) }),
    ),
  ]
}

/** One that fails keeps no other back. */
function jobOf<Key>(
  name: string,
  pages: () => AsyncIterable<Key[]>,
  end: (key: Key) => Promise<unknown>,
): Job {
  async function run(stopping?: AbortSignal): Promise<void> {
    const failures: unknown[] = []
    for await (const page of pages()) {
      if (stopping?.aborted) return
      const ended = await Promise.allSettled(page.map(end))
      failures.push(...ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} of ${name}`)
  }
  return { name, everyMs: EVERY_MS, run }
}
