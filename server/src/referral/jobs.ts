/** Every minute: who waited too long for a second look is decided, and what was promised and not earned goes back. */
import type { Deps } from '../platform/feature.ts'
import { type Job, jobOf } from '../platform/jobs.ts'
import { GRACE_MS, lapse } from './commands/lapse.ts'
import { decideUnreviewed } from './commands/review.ts'
import { dueQueries } from './queries/due.ts'

const EVERY_MS = 60_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function referralJobs({ engine, reads, clock }: Needs): Job[] {
  const { pagesToReview, pagesOver } = dueQueries(reads)
  return [
    jobOf({
      name: 'referral-reviews',
      everyMs: EVERY_MS,
      pages: () => pagesToReview(clock()),
      end: (key) => engine.run(decideUnreviewed, key),
    }),
    jobOf({
      name: 'referral-deadlines',
      everyMs: EVERY_MS,
      pages: () => pagesOver(clock() - GRACE_MS),
      end: (key) => engine.run(lapse, key),
    }),
  ]
}
