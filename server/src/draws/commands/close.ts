/** Ends a draw that is over: the seed is told, and once nobody may claim any more, what was never won goes back. */
import { commitmentOf } from '@laurel/shared/drawing'
import { isOver } from '../../offers/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { launchedVersion, returnPieces } from './prize-stock.ts'

export interface CloseDraw {
  offerId: string
  /** In hex; nothing is drawn after it was told. */
  seed: string
}

/** May run late, twice, or in two processes. */
export function closeDraw(w: Work, { offerId, seed }: CloseDraw, now: number): Row<'draw'> | null {
  const draw = w.get('draw', offerId)
  if (!draw || draw.closedAt !== null || !isOver(w, offerId, now)) return null
  const told = draw.seed === null ? reveal(w, draw, seed) : draw
  const prizes = w.list('drawPrize', offerId)
  if (prizes.some(({ open }) => open > 0)) return told
  const version = launchedVersion(w, offerId)
  for (const prize of prizes)
    if (prize.pieces !== null) {
      const pieces = prize.pieces - prize.won
      returnPieces(w, prize, { id: `draw/${offerId}/${prize.key}/unwon`, version, pieces }, now)
    }
  return w.set('draw', told, { closedAt: now })
}

/** Another blind key than at the launch makes another seed: to tell it would make every result a lie. */
function reveal(w: Work, draw: Row<'draw'>, seed: string): Row<'draw'> {
  if (commitmentOf(seed) !== draw.commitment)
    throw new Error(`${draw.offerId}: the seed is not what its commitment promised; is BLIND_KEY another?`)
  return w.set('draw', draw, { seed })
}

closeDraw.reads = (touch: Touch, { offerId }: CloseDraw): void => {
  touch.row('draw', offerId)
  touch.list('drawPrize', offerId)
  touch.row('offer', offerId)
  touch.list('offerVersion', offerId)
}
