/** Keeps pieces of a sku for prizes, with their cost: until somebody is given one, or they go back. */
import type { ProductKind } from '@laurel/shared/mall'
import { holdCost, release, touchHold } from '../../budget/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Because } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { findSku, touchSku } from './find.ts'
import { type PlacingAside, placeAside } from './place.ts'

export interface SetAside {
  skuId: string
  pieces: number
  /** In which their cost waits. */
  hold: string
  because: Because
}

export interface AsideTerms {
  kind: ProductKind
  /** Of one piece; what is edited later changes no prize. */
  costFen: number
}

/** Once per hold. Too little stock or budget refuses it, and nothing is kept. */
export function setAside(w: Work, { skuId, pieces, hold, because }: SetAside, now: number): AsideTerms {
  const sku = findSku(w, skuId)
  const { kind, costFen, stock, budgetId } = sku
  if (stock < pieces) throw new Refusal('STOCK_EMPTY', { stock })
  w.set('sku', sku, { stock: stock - pieces, setAside: sku.setAside + pieces })
  if (costFen > 0) holdCost(w, { hold, budgetId, fen: costFen * pieces, because }, now)
  return { kind, costFen }
}

setAside.reads = (touch: Touch, { skuId }: Pick<SetAside, 'skuId'>): void => touchSku(touch, skuId)

export interface GiveBackAside extends SetAside {
  /** Of what goes back: its idempotency key. */
  id: string
  costFen: number
}

/** Pieces that nobody was given: free to be redeemed again, and their cost is back in the budget. */
export function giveBackAside(
  w: Work,
  { skuId, pieces, costFen, ...order }: GiveBackAside,
  now: number,
): void {
  if (pieces === 0) return
  const sku = findSku(w, skuId)
  w.set('sku', sku, { stock: sku.stock + pieces, setAside: sku.setAside - pieces })
  if (costFen > 0) release(w, { ...order, amount: costFen * pieces }, now)
}

export interface PrizeOrder extends PlacingAside {
  skuId: string
  /** Of the row in the outbox. */
  newsId: string
}

/**
 * An order of 0 points, counted in no limit. Nobody redeemed anything: no fact says so, and no rule gives for it. Other systems hear of it
 * as of any order, by the message that makes a warehouse send it.
 */
export function placePrizeOrder(w: Work, input: PrizeOrder, now: number): Row<'order'> {
  const { orderId, memberId, skuId, newsId } = input
  const sku = findSku(w, skuId)
  if (sku.kind === 'goods' && input.address === null) throw new Refusal('ADDRESS_MISSING')
  const order = placeAside(w, sku, input, now)
  const payload = { orderId, memberId, skuId, title: order.title, pricePoints: 0 }
  w.add('outbox', { id: newsId, topic: 'order.redeemed', payload, at: now, nextAt: now })
  return order
}

type PrizeHint = Pick<PrizeOrder, 'skuId' | 'hold'> & { orderId?: string; budgetId?: string | undefined }
placePrizeOrder.reads = (touch: Touch, { skuId, hold, orderId, budgetId }: PrizeHint): void => {
  touchSku(touch, skuId)
  if (orderId) touch.row('transfer', `${orderId}/cost`)
  if (!budgetId) return
  touchHold(touch, { hold, budgetId, currency: 'fen' })
  touch.row('account', `spent/${budgetId}/fen`)
}
