/** How much time is left by the server's clock: the phone's own only counts what has passed since it answered. */
import type { OpenAttempt } from '@laurel/shared/quizzes'

/** An attempt, and when it was answered by the phone's clock. */
export interface Heard {
  attempt: Pick<OpenAttempt, 'now' | 'dueAt' | 'closesAt'>
  heardAt: number
}

/** Set back meanwhile, the phone's clock says nothing: then no time has passed until it is asked again. */
export const serverNow = ({ attempt, heardAt }: Heard, phoneNow: number): number =>
  attempt.now + Math.max(0, phoneNow - heardAt)

/** Until the clock of the stage is at 0; null without a clock. */
export function leftMs(heard: Heard, phoneNow: number): number | null {
  const { dueAt } = heard.attempt
  return dueAt === null ? null : Math.max(0, dueAt - serverNow(heard, phoneNow))
}

/** By the server's own word when it answered. */
export const isOver = ({ now, dueAt, closesAt }: Heard['attempt']): boolean => now >= (dueAt ?? closesAt)

/** As far as the phone can tell. */
export const isTimeUp = (heard: Heard, phoneNow: number): boolean =>
  serverNow(heard, phoneNow) >= (heard.attempt.dueAt ?? heard.attempt.closesAt)
