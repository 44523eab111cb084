import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './mall.schema.ts'

export type ProductKind = 'goods' | 'code'
export type ProductState = 'draft' | 'live' | 'off'
export type OrderState = 'placed' | 'fulfilling' | 'shipped' | 'received' | 'cancelled'
export type TierGate = Static<typeof schema.TierGate>
export type Tile = Static<typeof schema.Tile>
export type ShelfInput = Static<typeof schema.ShelfInput>
export type ShelfPage = Static<typeof schema.ShelfPage>
export type Sku = Static<typeof schema.Sku>
export type ProductInput = Static<typeof schema.ProductInput>
export type ProductPage = Static<typeof schema.ProductPage>
export type Address = Static<typeof schema.Address>
export type RedeemInput = Static<typeof schema.RedeemInput>
export type ClaimGiftInput = Static<typeof schema.ClaimGiftInput>
export type Redeemed = Static<typeof schema.Redeemed>
export type OrderStep = Static<typeof schema.OrderStep>
export type OrderLine = Static<typeof schema.OrderLine>
export type OrderPage = Static<typeof schema.OrderPage>
export type ListOrdersInput = Static<typeof schema.ListOrdersInput>
export type OrderInput = Static<typeof schema.OrderInput>
export type Order = Static<typeof schema.Order>
export type Cancelled = Static<typeof schema.Cancelled>
export type Parcel = Static<typeof schema.Parcel>

export const mallApi = {
  shelf: call<ShelfInput, ShelfPage>()('GET', '/mall'),
  product: call<ProductInput, ProductPage>()('GET', '/mall/products/:productId', ['PRODUCT_UNKNOWN']),
  redeem: call<RedeemInput, Redeemed>()('POST', '/mall/orders', [
    'SKU_UNKNOWN',
    'SKU_OFF_SHELF',
    'TIER_TOO_LOW',
    'STOCK_EMPTY',
    'LIMIT_REACHED',
    'ADDRESS_MISSING',
    'BALANCE_TOO_LOW',
    'BUDGET_EXHAUSTED',
    'BUDGET_WINDOW_FULL',
  ]),
  claimGift: call<ClaimGiftInput, Redeemed>()('POST', '/mall/gifts', [
    'GIFT_UNKNOWN',
    'GIFT_TAKEN',
    'SKU_OFF_SHELF',
    'STOCK_EMPTY',
    'ADDRESS_MISSING',
    'OFFER_PAUSED',
    'BUDGET_EXHAUSTED',
    'BUDGET_WINDOW_FULL',
  ]),
  orders: call<ListOrdersInput, OrderPage>()('GET', '/mall/orders'),
  order: call<OrderInput, Order>()('GET', '/mall/orders/:orderId', ['ORDER_UNKNOWN']),
  cancel: call<OrderInput, Cancelled>()('POST', '/mall/orders/:orderId/cancel', [
    'ORDER_UNKNOWN',
    'ORDER_CLOSED',
  ]),
  receive: call<OrderInput, Order>()('POST', '/mall/orders/:orderId/receive', [
    'ORDER_UNKNOWN',
    'ORDER_CLOSED',
  ]),
}

export type RedeemRefusal = RefusalOf<typeof mallApi.redeem>
