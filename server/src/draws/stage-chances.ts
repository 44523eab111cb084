/** What a stage of a quiz gives in the draws that run: for the page of the quiz, which knows of no draw. */
import type { StageChances } from '@laurel/shared/quizzes'
import type { Deps } from '../platform/feature.ts'
import { drawQueries } from './queries/draws.ts'

/** Null: whichever stage. */
type Given = StageChances & { stage: number | null }

export function stageChances({ reads }: Pick<Deps, 'reads'>) {
  const { listLive } = drawQueries(reads)
  return async (quizId: string, at: number): Promise<Given[]> =>
    (await listLive(at)).flatMap(({ drawId, version: { title, body } }) =>
      body.chances
        .filter(({ by, offerId }) => by === 'quiz' && offerId === quizId)
        .map(({ stage, count }) => ({ drawId, title, stage, count })),
    )
}
