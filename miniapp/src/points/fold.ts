/** A daily sign-in makes a lot a day: the next few are shown, the others together until asked for. */
import type { LotPart } from '@laurel/shared/points'

const SHOWN = 3

interface Folded {
  first: readonly LotPart[]
  /** Null when nothing is left out. */
  later: { count: number; points: number } | null
}

export function foldLots(lots: readonly LotPart[], open: boolean): Folded {
  // One more line says as much as the lot itself would.
  if (open || lots.length <= SHOWN + 1) return { first: lots, later: null }
  const rest = lots.slice(SHOWN)
  return {
    first: lots.slice(0, SHOWN),
    later: { count: rest.length, points: rest.reduce((sum, { points }) => sum + points, 0) },
  }
}
