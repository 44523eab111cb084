/** Ends what a member was at in quizzes. What he answered names nobody: the counts of the questions rest on it. */
import type { Touch, Work } from '../../schema.ts'
import { endUnpaid } from './score.ts'

export function eraseQuizzes(w: Work, memberId: string, now: number): void {
  for (const { attemptId } of w.list('quizStage', memberId)) {
    const attempt = w.get('attempt', attemptId)
    if (attempt?.memberId !== memberId) continue
    if (attempt.state === 'open' || attempt.review === 'held') endUnpaid(w, attempt, 'closed', now)
  }
}

eraseQuizzes.reads = (touch: Touch, memberId: string): void => touch.list('quizStage', memberId)
