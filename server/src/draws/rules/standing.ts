/** Which version of a draw is shown, and whether it runs. */
import type { DrawPage } from '@laurel/shared/draws'
import type { Row } from '../../schema.ts'

type Standing = Pick<Row<'offer'>, 'spans' | 'pausedAt' | 'endedAt'>

export interface Approved {
  number: number
  endsAt: number
}

/** The version in force, or the last that was, or the first that will be; null: none was approved. */
export function versionShown({ spans }: Standing, approved: readonly Approved[], now: number): number | null {
  const started = spans.findLast(([, from]) => from <= now)?.[0]
  return started ?? spans[0]?.[0] ?? approved.at(-1)?.number ?? null
}

/** Paused past its end, it is over: nobody can draw any more, whatever becomes of the pause. */
export function stateOf(
  { spans, pausedAt, endedAt }: Standing,
  shown: Approved,
  now: number,
): DrawPage['state'] {
  if (endedAt !== null || shown.endsAt <= now) return 'over'
  if (pausedAt !== null) return 'paused'
  if (spans.some(([, from, to]) => from <= now && (to === null || now < to))) return 'live'
  return spans.some(([, from]) => from > now) ? 'soon' : 'over'
}
