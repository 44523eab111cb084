/** All the reads of draws, prepared once per process. */
import { identityQueries } from '../identity/index.ts'
import type { Deps } from '../platform/feature.ts'
import { chanceQueries } from './queries/chances.ts'
import { drawQueries } from './queries/draws.ts'
import { mineQueries } from './queries/mine.ts'
import { prizeQueries } from './queries/prizes.ts'
import { resultQueries } from './queries/results.ts'

export const drawsQueries = ({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>) => ({
  ...drawQueries(reads),
  ...prizeQueries(reads),
  ...chanceQueries(reads),
  ...resultQueries(reads),
  ...mineQueries(reads),
  findMemberIds: identityQueries(reads, cipher).findMemberIds,
})
export type DrawsQueries = ReturnType<typeof drawsQueries>
