/** Every half minute: attempts whose time is up are scored, and passes that nobody looked at are decided. */
import type { Deps } from '../platform/feature.ts'
import { type Job, jobOf } from '../platform/jobs.ts'
import { close } from './commands/close.ts'
import { decideUnreviewed } from './commands/review.ts'
import { dueQueries } from './queries/due.ts'
import { GRACE_MS } from './rules/rounds.ts'

const EVERY_MS = 30_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock'>

export function quizJobs({ engine, reads, clock }: Needs): Job[] {
  const { pagesOver, pagesToReview } = dueQueries(reads)
  return [
    jobOf({
      name: 'quiz-attempts',
      everyMs: EVERY_MS,
      pages: () => pagesOver(clock() - GRACE_MS),
      end: (order) => engine.run(close, order),
    }),
    jobOf({
      name: 'quiz-reviews',
      everyMs: EVERY_MS,
      pages: () => pagesToReview(clock()),
      end: (order) => engine.run(decideUnreviewed, order),
    }),
  ]
}
