/** Forgets sessions that nobody uses and tries that no longer count. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { sweepSessions, sweepTries } from './commands/sessions.ts'
import { sessionQueries } from './queries/sessions.ts'

const DAY_MS = 86_400_000
/** A lock lasts a day at most, and what came before it counts for a day. */
const TRIES_KEPT_MS = 2 * DAY_MS

export function operatorsJob({ engine, reads, clock }: Deps): Job {
  const { idleSessions, oldTries } = sessionQueries(reads)
  return {
    name: 'operators',
    everyMs: 3_600_000,
    async run() {
      const now = clock()
      for (;;) {
        const [sessions, tries] = [await idleSessions(now - DAY_MS), await oldTries(now - TRIES_KEPT_MS)]
        if (!sessions.length && !tries.length) return
        await engine.run(sweepSessions, { hashes: sessions })
        await engine.run(sweepTries, { hashes: tries })
      }
    },
  }
}
