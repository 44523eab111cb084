/** Every ten minutes: leads whose deadline is over. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { expireLeads } from './commands/move.ts'
import { leadQueries } from './queries/leads.ts'

export function leadsJob({ engine, reads, clock }: Pick<Deps, 'engine' | 'reads' | 'clock'>): Job {
  const { dueLeads } = leadQueries(reads)
  return {
    name: 'leads',
    everyMs: 600_000,
    async run(stopping) {
      while (!stopping?.aborted) {
        const leadIds = await dueLeads(clock(), expireLeads.graceMs)
        if (!leadIds.length) return
        await engine.run(expireLeads, { leadIds })
      }
    },
  }
}
