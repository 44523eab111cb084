/** Finds a quiz as it stands now, and a stage of a version of it. */
import type { QuizBody, QuizStage } from '@laurel/shared/quizzes'
import { type InForce, offerAt, versionOf } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'

export type QuizVersion = InForce<QuizBody>['version']

/** Refuses one that is paused, not begun or over, and one that was never published. */
export function liveQuiz(w: Work, quizId: string, now: number): QuizVersion {
  const offer = w.get('offer', quizId)
  if (offer?.kind !== 'quiz') throw new Refusal('QUIZ_UNKNOWN')
  if (offer.pausedAt !== null) throw new Refusal('OFFER_PAUSED')
  const found = offerAt<QuizBody>(w, quizId, now)
  if (!found)
    throw new Refusal(offer.spans.length || offer.endedAt !== null ? 'OFFER_NOT_LIVE' : 'QUIZ_UNKNOWN')
  return found.version
}

/** By the version in force when the attempt was begun: it decides to the end. */
export const quizOf = (w: Work, { offerId, version }: Pick<Row<'attempt'>, 'offerId' | 'version'>) =>
  versionOf<QuizBody>(w, offerId, version)

export const stageOf = ({ body, offerId }: QuizVersion, stage: number): QuizStage =>
  must(body.stages[stage - 1], `stage ${stage} of ${offerId}`)
