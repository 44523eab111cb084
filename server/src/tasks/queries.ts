/** Reads of the tasks. */
import type { Reads } from '../platform/database.ts'
import { signInQueries } from './queries/sign-in.ts'

export const tasksQueries = (reads: Reads) => ({
  ...signInQueries(reads),
  // Counted once the board is read.
  countClaimable: async (_memberId: string | null, _now: number): Promise<number> => 0,
})
