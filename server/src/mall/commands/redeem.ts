/** Redeems one piece of a sku: points from the member's lots, cost from the budget, a piece of stock, an order. */
import { parseSkuId } from '@laurel/shared/ids'
import type { Redeemed, RedeemRefusal } from '@laurel/shared/mall'
import { spend } from '../../budget/index.ts'
import { levelNow, tierGate } from '../../membership/index.ts'
import { type NewFact, recordNew } from '../../platform/facts.ts'
import { Refusal } from '../../platform/refusal.ts'
import { balanceOf, MALL_REDEEMED, pointsOf, touchNewTransfer, transferNew } from '../../points/index.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseRedeem } from '../rules/redeem.ts'
import { findSku, touchSku } from './find.ts'
import { placeOrder } from './place.ts'

export interface Redeem {
  orderId: string
  /** Of the fact, and of the row in the outbox. */
  newsId: string
  memberId: string
  skuId: string
  /** Sealed, bound to the member. */
  address: string | null
  /** Tells whether two parcels go to one place, and not where that is. Not made unless an offer may look at it. */
  shipMark?: () => string
  /** Hints: what the sku is known to be, and when it is asked. They may be wrong. */
  budgetId?: string | undefined
  at?: number
}

export function redeem(w: Work, input: Redeem, now: number): Redeemed {
  const { memberId, skuId, orderId, newsId } = input
  const sku = findSku(w, skuId)
  const count = countOf(w, sku, input)
  const balanceBefore = balanceOf(w, memberId, now)
  const refusal = refuseRedeem(sku, {
    taken: count?.taken ?? 0,
    balance: balanceBefore,
    level: sku.minLevel > 0 ? levelNow(w, memberId, now) : 0,
    hasAddress: input.address !== null,
  })
  if (refusal)
    throw new Refusal(refusal, detailsOf(w, refusal, { sku, memberId, balance: balanceBefore, now }))

  if (count) w.set('skuLimit', count, { taken: count.taken + 1 })
  const order = placeOrder(w, sku, input, now)
  pay(w, order, now)
  recordNew(w, redeemed(w, order, { ...input, category: sku.category }), now)
  const payload = { orderId, memberId, skuId, title: order.title, pricePoints: order.pricePoints }
  w.add('outbox', { id: newsId, topic: REDEEMED, payload, at: now, nextAt: now })
  return { orderId, pricePoints: sku.pricePoints, balance: balanceBefore - sku.pricePoints }
}

interface Refused {
  sku: Row<'sku'>
  memberId: string
  balance: number
  now: number
}

function detailsOf(w: Work, refusal: RedeemRefusal, { sku, memberId, balance, now }: Refused) {
  if (refusal === 'BALANCE_TOO_LOW') return { missing: sku.pricePoints - balance }
  if (refusal === 'TIER_TOO_LOW') return tierGate(w, { memberId, minLevel: sku.minLevel }, now)
  return undefined
}

/** Skus that had no limit when last redeemed. A hint only: it may be old, or of another process. */
const unlimited = new Set<string>()

/** What the limit is held against; nothing where there is none. */
function countOf(w: Work, sku: Row<'sku'>, { memberId, skuId }: Redeem): Row<'skuLimit'> | undefined {
  if (sku.limitPerMember === null) {
    unlimited.add(skuId)
    return undefined
  }
  unlimited.delete(skuId)
  const { product, number } = sku
  return (
    w.get('skuLimit', memberId, product, number) ?? w.add('skuLimit', { memberId, product, number, taken: 0 })
  )
}

const REDEEMED = 'order.redeemed'

type News = Pick<Redeem, 'newsId' | 'shipMark'> & { category: string }

/** What tasks and earn rules count; a cancelled order takes it back. */
function redeemed(w: Work, order: Row<'order'>, { newsId: id, category, shipMark }: News): NewFact {
  const { id: subjectId, memberId, kind, pricePoints } = order
  const data = { pricePoints, kind, category }
  const isSent = kind === 'goods' && shipMark !== undefined
  // What nobody asked for need not be known of a member.
  const marked = isSent && w.list('offerWatch', REDEEMED).length ? { shipMark: shipMark() } : {}
  const key = `${subjectId}/redeemed`
  return { id, type: REDEEMED, memberId, subjectId, key, data: { ...data, ...marked } }
}

function pay(w: Work, order: Row<'order'>, now: number): void {
  const { id: orderId, memberId, title: subject } = order
  const because = { reason: 'redeem', subject, orderId } as const
  const debit = pointsOf(memberId)
  const amount = order.pricePoints
  transferNew(w, { id: `${orderId}/points`, debit, credit: MALL_REDEEMED, amount, because }, now)
}

redeem.reads = (touch: Touch, { skuId, memberId, budgetId }: Redeem): void => {
  touchSku(touch, skuId)
  const key = parseSkuId(skuId)
  if (key && !unlimited.has(skuId)) touch.row('skuLimit', memberId, key.product, key.number)
  touchNewTransfer(touch, { debit: pointsOf(memberId), credit: MALL_REDEEMED })
  if (budgetId) spend.reads(touch, { budgetId })
}
redeem.tells = ({ memberId, at }: Redeem) => (at === undefined ? [] : [{ type: REDEEMED, memberId, at }])
