/** Launches a draw when it is approved: its commitment is written down, and all that may be won is set aside. */

import { commitmentOf } from '@laurel/shared/drawing'
import type { DrawBody, DrawPrize } from '@laurel/shared/draws'
import { parseSkuId } from '@laurel/shared/ids'
import { hold } from '../../budget/index.ts'
import { setAside } from '../../mall/index.ts'
import type { OfferKindDef, Opening } from '../../offers/index.ts'
import type { Cipher } from '../../platform/cipher.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Because } from '../../points/index.ts'
import type { Row, Work } from '../../schema.ts'
import { holdOf } from '../rules/falls.ts'
import { seedOf } from '../seed.ts'

/** Of a draw that was launched before, a new version changes neither prizes nor seed. */
export const openWith =
  (keys: Pick<Cipher, 'blind'>): NonNullable<OfferKindDef['open']> =>
  (w, opening, now) => {
    const { offerId } = opening
    const known = w.get('draw', offerId)
    // Its seed is told: whoever reads it knows what comes.
    if (known && known.seed !== null) throw new Refusal('OFFER_ENDED')
    if (known) return
    const commitment = commitmentOf(seedOf(keys, offerId))
    w.add('draw', { offerId, commitment, head: commitment, drawn: 0, lastAt: now, openedAt: now })
    const { prizes } = opening.body as unknown as DrawBody
    for (const [position, prize] of prizes.entries()) addPrize(w, { opening, prize, position }, now)
  }

interface Adding {
  opening: Opening
  prize: DrawPrize
  position: number
}

function addPrize(w: Work, { opening, prize, position }: Adding, now: number): void {
  const { key, kind, skuId, pieces } = prize
  const terms = pieces === null ? NOTHING_KEPT : keep(w, opening, { ...prize, pieces }, now)
  const none = { won: 0, open: 0, claimed: 0, lapsed: 0 }
  w.add('drawPrize', { offerId: opening.offerId, key, position, kind, skuId, pieces, ...none, ...terms })
}

type Kept = Pick<Row<'drawPrize'>, 'art' | 'costFen' | 'hold'>
const NOTHING_KEPT: Kept = { art: null, costFen: 0, hold: null }

type Counted = DrawPrize & { pieces: number }

/** Too little of anything refuses the approval, and keeps nothing. */
function keep(w: Work, opening: Opening, prize: Counted, now: number): Kept {
  const { offerId, version, title: subject, budgetId } = opening
  const { skuId, pieces, points } = prize
  const name = holdOf(offerId, prize.key)
  const because: Because = { reason: 'draw', subject, offer: offerId, version }
  if (skuId === null) {
    hold(w, { hold: name, budgetId: must(budgetId, 'a budget'), points: points * pieces, because }, now)
    return { art: null, costFen: 0, hold: name }
  }
  const { costFen } = setAside(w, { skuId, pieces, hold: name, because }, now)
  return { art: artOf(w, skuId), costFen, hold: costFen > 0 ? name : null }
}

function artOf(w: Work, skuId: string): string | null {
  const key = parseSkuId(skuId)
  return (key && w.get('sku', key.product, key.number)?.art) ?? null
}
