/** Makes an order of one piece of a sku: of what is in stock, or of what was set aside for a prize. */
import type { OrderStep } from '@laurel/shared/mall'
import { spend, spendHeld } from '../../budget/index.ts'
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { orderTitle } from '../rules/redeem.ts'

export interface Placing {
  orderId: string
  memberId: string
  /** Sealed, bound to the member. */
  address: string | null
  /** A gift: it costs no points, and is counted in no limit. */
  free?: boolean
}

/** A piece of stock, a code where it is one, and its cost from the budget. */
export function placeOrder(w: Work, sku: Row<'sku'>, input: Placing, now: number): Row<'order'> {
  const order = addOrder(w, sku, { ...input, costFen: sku.costFen }, now)
  w.set('sku', sku, { stock: sku.stock - 1, redeemed: sku.redeemed + 1 })
  const { id, fen, because } = costOf(order)
  if (fen > 0) spend(w, { id, budgetId: sku.budgetId, fen, because }, now)
  return order
}

export interface PlacingAside extends Omit<Placing, 'free'> {
  /** Of one piece, as it was when it was set aside; and the hold in which it waits. */
  costFen: number
  hold: string
}

/** A piece that was set aside, and its cost out of the hold. */
export function placeAside(w: Work, sku: Row<'sku'>, input: PlacingAside, now: number): Row<'order'> {
  const order = addOrder(w, sku, { ...input, free: true }, now)
  w.set('sku', sku, { setAside: sku.setAside - 1, redeemed: sku.redeemed + 1 })
  const { fen, ...cost } = costOf(order)
  if (fen > 0) spendHeld(w, { ...cost, fen, hold: input.hold }, now)
  return order
}

const costOf = ({ id: orderId, costFen: fen }: Row<'order'>) => ({
  id: `${orderId}/cost`,
  fen,
  because: { reason: 'cost', orderId } as const,
})

type Terms = Placing & { costFen: number }

const addOrder = (w: Work, sku: Row<'sku'>, input: Terms, now: number): Row<'order'> =>
  w.add('order', { ...placed(sku, input, now), codeNumber: takeCode(w, sku, input.orderId) })

function placed(sku: Row<'sku'>, { orderId, memberId, address, costFen, free = false }: Terms, now: number) {
  const steps: OrderStep[] = [{ state: 'placed', at: now, by: 'member' }]
  // There is nothing to wait for: the code is there at once.
  if (sku.kind === 'code') steps.push({ state: 'received', at: now, by: 'system' })
  return {
    id: orderId,
    memberId,
    productId: sku.product,
    skuNumber: sku.number,
    title: orderTitle(sku.productTitle, sku.title),
    art: sku.art,
    kind: sku.kind,
    pricePoints: free ? 0 : sku.pricePoints,
    costFen,
    limited: !free && sku.limitPerMember !== null,
    state: sku.kind === 'code' ? ('received' as const) : ('placed' as const),
    placedAt: now,
    steps,
    address: sku.kind === 'goods' ? address : null,
  }
}

/** Gives the order the next code of the pool, and answers its position. What is set aside are codes of the pool too: whichever come last. */
function takeCode(w: Work, sku: Row<'sku'>, orderId: string): number | null {
  if (sku.kind === 'goods') return null
  const code = w.get('code', sku.product, sku.number, sku.redeemed)
  w.set('code', must(code, `code ${sku.redeemed} of ${sku.product}.${sku.number}`), { orderId })
  return sku.redeemed
}
