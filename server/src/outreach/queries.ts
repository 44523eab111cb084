/** All the reads of outreach, prepared once per process. */
import type { Reads } from '../platform/database.ts'
import { healthQueries } from './queries/health.ts'
import { messageQueries } from './queries/messages.ts'
import { personalQueries } from './queries/personal.ts'
import { settingQueries } from './queries/settings.ts'

export const outreachQueries = (reads: Reads) => ({
  ...settingQueries(reads),
  ...messageQueries(reads),
  ...healthQueries(reads),
  ...personalQueries(reads),
})
export type OutreachQueries = ReturnType<typeof outreachQueries>
