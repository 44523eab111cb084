/** What a member can usefully do next with a product or an order. Pure: the screens only draw it. */
import {
  mallApi,
  type Order,
  type OrderState,
  type OrderStep,
  type ProductPage,
  type Sku,
  type TierGate,
} from '@laurel/shared/mall'

export type ProductAct =
  | { kind: 'redeem' }
  | { kind: 'sign-in' }
  | { kind: 'raise-tier'; gate: TierGate }
  | { kind: 'close-gap'; gapPoints: number }
  | { kind: 'closed'; bar: 'SKU_OFF_SHELF' | 'STOCK_EMPTY' | 'LIMIT_REACHED' }

const closes = (bar: Sku['bar']): bar is Extract<ProductAct, { kind: 'closed' }>['bar'] =>
  bar !== null && bar !== 'BALANCE_TOO_LOW' && bar !== 'TIER_TOO_LOW'

/** A guest hears first whether there is anything to sign in for; a tier is missing before points are. */
export function productAct(sku: Sku, { balance, gate }: Pick<ProductPage, 'balance' | 'gate'>): ProductAct {
  if (closes(sku.bar)) return { kind: 'closed', bar: sku.bar }
  if (balance === null) return { kind: 'sign-in' }
  if (gate) return { kind: 'raise-tier', gate }
  if (balance < sku.pricePoints) return { kind: 'close-gap', gapPoints: sku.pricePoints - balance }
  return { kind: 'redeem' }
}

/** The sku a visitor sees first: one that can be redeemed, else one in stock, else the first. */
export const firstSku = (product: ProductPage): Sku | undefined =>
  product.skus.find((sku) => sku.bar === null) ?? product.skus.find((sku) => sku.stock > 0) ?? product.skus[0]

export const mayReceive = (order: Pick<Order, 'state'>): boolean => order.state === 'shipped'

export interface TimelineStep {
  state: OrderState
  by: OrderStep['by']
  /** Null: still to come. */
  at: number | null
}

const path: Record<Order['kind'], OrderState[]> = {
  goods: ['placed', 'fulfilling', 'shipped', 'received'],
  code: ['received'],
}

/** What was done, then what is still to come, in its plain words; nothing comes after a cancellation. */
export function timelineOf(order: Pick<Order, 'kind' | 'state' | 'steps'>): TimelineStep[] {
  if (order.state === 'cancelled') return order.steps
  const ahead = path[order.kind].slice(path[order.kind].indexOf(order.state) + 1)
  return [...order.steps, ...ahead.map((state) => ({ state, by: 'member' as const, at: null }))]
}

/** Where a redemption stands on its way to the server. */
export type Phase = 'ready' | 'sending' | 'waiting'

export type ConfirmAct = ProductAct | { kind: 'sending' } | { kind: 'waiting' } | { kind: 'choose-address' }

interface Confirming {
  sku: Sku
  product: Pick<ProductPage, 'kind' | 'balance' | 'gate'>
  hasAddress: boolean
  phase: Phase
}

/** What is on its way comes first: the stock and the balance may already show it. */
export function confirmAct({ sku, product, hasAddress, phase }: Confirming): ConfirmAct {
  if (phase !== 'ready') return { kind: phase }
  const act = productAct(sku, product)
  if (act.kind === 'redeem' && product.kind === 'goods' && !hasAddress) return { kind: 'choose-address' }
  return act
}

/** A refusal of the rules undoes everything. Of a fault, or of silence, nothing is certain. */
export const tookNothing = (refusal: string | null): boolean =>
  mallApi.redeem.refusals.some((code) => code === refusal)
