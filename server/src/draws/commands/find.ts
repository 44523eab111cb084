/** Finds the draw that somebody wants to take part in, or says why not. */
import type { DrawBody } from '@laurel/shared/draws'
import { type InForce, offerAt } from '../../offers/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'

/** Its row is the queue: all who draw, claim or close pass it. DRAW_UNKNOWN also for an offer of another kind. */
export function drawNamed(w: Work, drawId: string): Row<'draw'> {
  const row = w.get('draw', drawId)
  if (!row) throw new Refusal('DRAW_UNKNOWN')
  return row
}

export interface LiveDraw extends InForce<DrawBody> {
  row: Row<'draw'>
}

export function liveDraw(w: Work, drawId: string, now: number): LiveDraw {
  const row = drawNamed(w, drawId)
  if (must(w.get('offer', drawId), drawId).pausedAt !== null) throw new Refusal('OFFER_PAUSED')
  const inForce = offerAt<DrawBody>(w, drawId, now)
  // Once the seed is told, anybody could reckon what comes.
  if (!inForce || row.seed !== null) throw new Refusal('OFFER_NOT_LIVE')
  return { row, ...inForce }
}

liveDraw.reads = (touch: Touch, drawId: string): void => {
  touch.row('draw', drawId)
  touch.row('offer', drawId)
  touch.list('offerVersion', drawId)
}
