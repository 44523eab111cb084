/** Scores an attempt whose time is up by what was answered in time. */
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Work } from '../../schema.ts'
import { isOver } from '../rules/rounds.ts'
import { type Likely, score, tellsOf, touchScoring } from './score.ts'

export interface CloseOrder {
  attemptId: string
  memberId: string
  likely: Likely | null
}

/** For the clock: may run late, twice, or in two processes; only what is still open moves. */
export function close(w: Work, { attemptId }: CloseOrder, now: number): void {
  const attempt = w.get('attempt', attemptId)
  if (attempt) closeOverdue(w, attempt, now)
}

close.reads = touchScoring
close.tells = ({ memberId, likely }: CloseOrder): FactHint[] => tellsOf(memberId, likely)

/** Whenever it is asked, it ended when its time was up. */
export function closeOverdue(w: Work, attempt: Row<'attempt'>, now: number): Row<'attempt'> {
  if (attempt.state !== 'open' || !isOver(attempt, now)) return attempt
  return score(w, attempt, { endedAt: attempt.closesAt, endedBy: 'clock' }, now)
}
