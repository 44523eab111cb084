/** All the reads of quizzes for members, prepared once per process. */
import { identityQueries } from '../identity/index.ts'
import { gateQueries } from '../membership/index.ts'
import type { Deps } from '../platform/feature.ts'
import { attemptQueries } from './queries/attempts.ts'
import { likelyQueries } from './queries/likely.ts'
import { quizQueries } from './queries/quizzes.ts'
import { stageQueries } from './queries/stages.ts'

export const quizzesQueries = ({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>) => ({
  ...quizQueries(reads),
  ...stageQueries(reads),
  ...attemptQueries(reads),
  ...likelyQueries(reads),
  findMemberIds: identityQueries(reads, cipher).findMemberIds,
  findGates: gateQueries(reads),
})

export type QuizzesQueries = ReturnType<typeof quizzesQueries>
