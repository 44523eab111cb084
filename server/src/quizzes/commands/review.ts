/** What becomes of a pass that waits for a second look: a person decides, or the quiz's own rule when nobody did. */
import type { AttemptDecided, DecideAttemptInput } from '@laurel/shared/quizzes'
import { Refusal } from '../../platform/refusal.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { quizOf } from './quiz.ts'
import { type Likely, pay, reject, tellsOf, touchScoring } from './score.ts'

type Attempt = Row<'attempt'>

interface Verdict {
  verdict: DecideAttemptInput['verdict']
  because: string
  by: string
}

/** memberId and what is likely: hints. */
export interface DecideOrder extends DecideAttemptInput {
  operatorId: string
  memberId: string
  likely: Likely | null
}

export function decide(w: Work, order: DecideOrder, now: number): AttemptDecided {
  const { attemptId, verdict, because, operatorId: by } = order
  const attempt = w.get('attempt', attemptId)
  if (!attempt) throw new Refusal('ATTEMPT_UNKNOWN')
  if (attempt.review !== 'held') throw new Refusal('ATTEMPT_DECIDED')
  return { attemptId, reward: judge(w, attempt, { verdict, because, by }, now) }
}

decide.reads = (touch: Touch, order: DecideOrder): void => touchScoring(touch, order)
decide.tells = ({ memberId, likely }: DecideOrder): FactHint[] => tellsOf(memberId, likely)

export interface LookOrder {
  attemptId: string
  memberId: string
  likely: Likely | null
}

/** Nobody came by in time. May run late, twice, or in two processes: only what is still held moves. */
export function decideUnreviewed(w: Work, { attemptId }: LookOrder, now: number): void {
  const attempt = w.get('attempt', attemptId)
  if (attempt?.review !== 'held' || (attempt.reviewBy ?? 0) > now) return
  const { unreviewed } = quizOf(w, attempt).body
  const verdict = unreviewed === 'pay' ? 'release' : 'reject'
  judge(w, attempt, { verdict, because: 'unreviewed', by: 'clock' }, now)
}

decideUnreviewed.reads = touchScoring
decideUnreviewed.tells = ({ memberId, likely }: LookOrder): FactHint[] => tellsOf(memberId, likely)

function judge(
  w: Work,
  attempt: Attempt,
  { verdict, because, by }: Verdict,
  now: number,
): AttemptDecided['reward'] {
  if (verdict === 'reject') {
    reject(w, attempt, { by, because }, now)
    return 'rejected'
  }
  const released = w.set('attempt', attempt, {
    ...{ review: 'released', reviewedBy: by, reviewedAt: now, because },
  })
  return pay(w, released, now)?.state === 'withheld' ? 'withheld' : 'granted'
}
