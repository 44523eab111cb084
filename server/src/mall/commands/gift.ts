/** Makes an order of a tier's gift: a piece of stock and its cost, and no points. */
import type { Redeemed } from '@laurel/shared/mall'
import { takeGift } from '../../membership/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { balanceOf } from '../../points/index.ts'
import type { Touch, Work } from '../../schema.ts'
import { refuseGift } from '../rules/redeem.ts'
import { findSku } from './find.ts'
import { type Placing, placeOrder } from './place.ts'

export interface ClaimGift extends Placing {
  benefitId: string
  /** Of the row in the outbox. */
  newsId: string
}

/** A gift that can't be had leaves nothing: the taking of it is undone with the order. */
export function claimGift(w: Work, input: ClaimGift, now: number): Redeemed {
  const { memberId, orderId, newsId } = input
  const { skuId } = takeGift(w, input, now)
  const sku = findSku(w, skuId)
  const refusal = refuseGift(sku, input.address !== null)
  if (refusal) throw new Refusal(refusal)
  const { title } = placeOrder(w, sku, { ...input, free: true }, now)
  const payload = { orderId, memberId, skuId, title, pricePoints: 0 }
  w.add('outbox', { id: newsId, topic: 'order.redeemed', payload, at: now, nextAt: now })
  return { orderId, pricePoints: 0, balance: balanceOf(w, memberId, now) }
}

claimGift.reads = (touch: Touch, input: ClaimGift): void => takeGift.reads(touch, input)
