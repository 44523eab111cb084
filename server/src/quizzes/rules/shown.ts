/** Which version of a quiz is shown, and how the quiz stands. */
import type { QuizPage } from '@laurel/shared/quizzes'

export type QuizState = QuizPage['state']

interface Standing {
  spans: readonly (readonly [version: number, from: number, to: number | null])[]
  pausedAt: number | null
  endedAt: number | null
}

/** In force, or coming, or the last that was; null: none was ever to be. */
export function shownNow(offer: Standing, now: number): { version: number; state: QuizState } | null {
  const begun = offer.spans.findLast(([, from]) => from <= now)
  const coming = offer.spans.find(([, from]) => from > now)
  const shown = isIn(begun, now) ? begun : (coming ?? begun)
  return shown ? { version: shown[0], state: stateOf(offer, shown, now) } : null
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
