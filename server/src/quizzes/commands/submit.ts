/** Hands an attempt in, with all its answers once more; again, nothing changes. */
import type { SubmitInput } from '@laurel/shared/quizzes'
import type { FactHint } from '../../platform/work/types.ts'
import type { Touch, Work } from '../../schema.ts'
import { isOver } from '../rules/rounds.ts'
import { keepAnswers, ownAttempt } from './answer.ts'
import { closeOverdue } from './close.ts'
import { type Likely, score, tellsOf, touchScoring } from './score.ts'

export interface SubmitOrder extends SubmitInput {
  memberId: string
  likely?: Likely | null
}

export function submit(
  w: Work,
  { attemptId, memberId, answers }: SubmitOrder,
  now: number,
): { attemptId: string } {
  const attempt = ownAttempt(w, { attemptId, memberId })
  if (attempt.state !== 'open') return { attemptId }
  if (isOver(attempt, now)) return { attemptId: closeOverdue(w, attempt, now).id }
  keepAnswers(w, attempt, answers, now)
  score(w, attempt, { endedAt: now, endedBy: 'tap' }, now)
  return { attemptId }
}

submit.reads = (touch: Touch, { attemptId, memberId, likely = null }: SubmitOrder): void =>
  touchScoring(touch, { attemptId, memberId, likely })
submit.tells = ({ memberId, likely }: SubmitOrder): FactHint[] => tellsOf(memberId, likely ?? null)
