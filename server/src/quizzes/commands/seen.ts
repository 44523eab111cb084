/** Somebody sees the page of a quiz: counted once per member. */
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'

export interface SeenOrder {
  memberId: string
  quizId: string
}

export function see(w: Work, { memberId, quizId }: SeenOrder, now: number): { quizId: string } {
  if (w.get('offer', quizId)?.kind !== 'quiz') throw new Refusal('QUIZ_UNKNOWN')
  if (!w.get('quizSeen', quizId, memberId)) w.add('quizSeen', { offerId: quizId, memberId, at: now })
  return { quizId }
}

see.reads = (touch: Touch, { memberId, quizId }: SeenOrder): void => {
  touch.row('quizSeen', quizId, memberId)
  touch.row('offer', quizId)
}
