/** Whether a member may redeem a sku. The command and the product page ask the same column of reasons. */
import type { ProductKind, RedeemRefusal, Sku } from '@laurel/shared/mall'

export type RedeemBar = Sku['bar']

export interface SkuTerms {
  kind: ProductKind
  live: boolean
  stock: number
  pricePoints: number
  limitPerMember: number | null
  /** The lowest tier it is for; 0: everybody. */
  minLevel: number
}

export interface Redeemer {
  /** How many of this sku the member has redeemed. */
  taken: number
  /** Null for a guest: who is not known can't be short of points. */
  balance: number | null
  /** Null for a guest; asked for only where a tier is asked for. */
  level: number | null
}

/** What a page can tell before anybody tries. */
export function barRedeem(sku: SkuTerms, { taken, balance, level }: Redeemer): RedeemBar {
  if (!sku.live) return 'SKU_OFF_SHELF'
  if (level !== null && level < sku.minLevel) return 'TIER_TOO_LOW'
  if (sku.stock < 1) return 'STOCK_EMPTY'
  if (sku.limitPerMember !== null && taken >= sku.limitPerMember) return 'LIMIT_REACHED'
  if (balance !== null && balance < sku.pricePoints) return 'BALANCE_TOO_LOW'
  return null
}

/** The address is asked for last: nobody should pick one for something they can't have. */
export function refuseRedeem(
  sku: SkuTerms,
  redeemer: Redeemer & { hasAddress: boolean },
): RedeemRefusal | null {
  const bar = barRedeem(sku, redeemer)
  if (bar) return bar
  if (sku.kind === 'goods' && !redeemer.hasAddress) return 'ADDRESS_MISSING'
  return null
}

/** What a gift may be refused for: whose it is, and whether it was taken, is asked before. */
export function refuseGift(sku: SkuTerms, hasAddress: boolean): RedeemRefusal | null {
  if (!sku.live) return 'SKU_OFF_SHELF'
  if (sku.stock < 1) return 'STOCK_EMPTY'
  return sku.kind === 'goods' && !hasAddress ? 'ADDRESS_MISSING' : null
}

/** What the member may still redeem. A limit that was lowered below what was taken leaves 0. */
export const limitLeft = (limitPerMember: number | null, taken: number): number | null =>
  limitPerMember === null ? null : Math.max(0, limitPerMember - taken)

/** What an order is called: a product in one version needs no second name. */
export const orderTitle = (productTitle: string, skuTitle: string): string =>
  productTitle === skuTitle ? productTitle : `${productTitle} · ${skuTitle}`
