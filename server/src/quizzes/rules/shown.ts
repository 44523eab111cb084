/** Which version of a quiz is shown, and how the quiz stands. */
import type { QuizPage } from '@laurel/shared/quizzes'

export type QuizState = QuizPage['state']

interface Standing {
  spans: readonly (readonly [version: number, from: number, to: number | null])[]
  pausedAt: number | null
  endedAt: number | null
}

/** In force, or coming, or the last that was, of those that were approved; null: none was ever to be. */
export function shownNow(
  offer: Standing,
  approved: readonly number[],
  now: number,
): { version: number; state: QuizState } | null {
  const begun = offer.spans.findLast(([, from]) => from <= now)
  const coming = offer.spans.find(([, from]) => from > now)
  const shown = isIn(begun, now) ? begun : (coming ?? begun)
  if (shown) return { version: shown[0], state: stateOf(offer, shown, now) }
  // Stopped in the instant in which it began, or before: no span is left of it.
  const last = approved.at(-1)
  const isStopped = offer.pausedAt !== null || offer.endedAt !== null
  return isStopped && last !== undefined
    ? { version: last, state: offer.endedAt === null ? 'paused' : 'over' }
    : null
}

const isIn = (span: Standing['spans'][number] | undefined, now: number): boolean =>
  span !== undefined && (span[2] === null || now < span[2])

function stateOf(
  { pausedAt, endedAt }: Standing,
  [, from, to]: Standing['spans'][number],
  now: number,
): QuizState {
  if (endedAt !== null) return 'over'
  if (pausedAt !== null) return 'paused'
  if (from > now) return 'soon'
  return to === null || now < to ? 'live' : 'over'
}
