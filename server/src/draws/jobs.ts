/** Every minute: what nobody claimed in time goes back, and a draw that is over tells its seed and ends. */
import type { Deps } from '../platform/feature.ts'
import { type Job, jobOf } from '../platform/jobs.ts'
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
    jobOf({
      name: 'draw-claims',
      everyMs: EVERY_MS,
      pages: () => pagesUnclaimed(clock()),
      end: (key) => engine.run(lapsePrize, key),
    }),
    jobOf({
      name: 'draw-ends',
      everyMs: EVERY_MS,
      pages: pagesUnclosed,
      end: ({ offerId }) => engine.run(closeDraw, { offerId, seed: seedOf(cipher, offerId) }),
    }),
  ]
}
