/** How a draw stands, prize by prize. */
import type { DrawFigures, PrizeFigures } from '@laurel/shared/draws'
import type { Shown } from './queries/draws.ts'
import type { Kept } from './queries/prizes.ts'
import { prizeNamed } from './replies.ts'

export function figuresOf(
  { drawId, row, version }: Shown,
  kept: readonly Kept[],
  { given, used }: { given: number; used: number },
): DrawFigures {
  const { commitment, drawn, closedAt } = row
  const prizes = kept.map(({ prize, points, fen }): PrizeFigures => {
    const { key, kind, pieces, won, open, claimed, lapsed } = prize
    const { title, weight } = prizeNamed(version.body, key)
    return {
      ...{ key, title, kind, weight, pieces, won, open, claimed, lapsed },
      heldPoints: points,
      heldFen: fen,
    }
  })
  return { drawId, commitment, drawn, chancesGiven: given, chancesUsed: used, prizes, closedAt }
}
