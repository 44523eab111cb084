/** The round an attempt belongs to, and how long it is open. */
import type { QuizBody } from '@laurel/shared/quizzes'

export const ONCE = 'once'

/** `once`, or the business day on which it was begun. */
export const roundOn = ({ round }: Pick<QuizBody, 'round'>, today: string): string =>
  round === 'once' ? ONCE : today

/** An answer that was on its way when the time was up is taken so long after it. The page says so. */
export const GRACE_SECONDS = 5
export const GRACE_MS = GRACE_SECONDS * 1_000
const UNTIMED_MS = 86_400_000
const SECOND_MS = 1_000

/** Without a clock it is open for a day: somebody who reads slowly may sleep over it. */
export const closesAt = (startedAt: number, stage: { seconds: number; untimed: boolean }): number =>
  startedAt + (stage.untimed ? UNTIMED_MS : stage.seconds * SECOND_MS)

/** No answer is taken any more. */
export const isOver = ({ closesAt: end }: { closesAt: number }, now: number): boolean => now > end + GRACE_MS
