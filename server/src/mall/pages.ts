/** What a member is shown: the product page with what bars them, and their own order with its secrets opened. */
import { skuId } from '@laurel/shared/ids'
import type { Order, ProductPage, Sku, Tile } from '@laurel/shared/mall'
import type { GateOf } from '../membership/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import type { ShelfTile } from './queries/shelf.ts'
import type { MallQueries } from './queries.ts'
import { orderReply } from './replies.ts'
import { barRedeem, limitLeft } from './rules/redeem.ts'
import type { MallSeals } from './seals.ts'

export interface Visitor {
  /** Null for a guest, as is the balance. */
  memberId: string | null
  balance: number | null
}

/** What asks for a tier says for which one. */
export const gatedTiles = (tiles: readonly ShelfTile[], gateOf: GateOf): Tile[] =>
  tiles.map(({ minLevel, ...tile }) => ({ ...tile, gate: gateOf(minLevel) }))

interface Shown extends Visitor {
  taken: number
  isGated: boolean
}

function skuFor(sku: Row<'sku'>, { memberId, balance, taken, isGated }: Shown): Sku {
  return {
    id: skuId(sku),
    title: sku.title,
    pricePoints: sku.pricePoints,
    stock: sku.stock,
    limitPerMember: sku.limitPerMember,
    limitLeft: memberId === null ? null : limitLeft(sku.limitPerMember, taken),
    bar: barRedeem(sku, { taken, balance, level: memberId === null || !isGated ? null : 0 }),
  }
}

export interface Shelves {
  queries: MallQueries
  /** Which tier something is for, as a member is shown it. */
  findGates(memberId: string | null, minLevels: readonly number[], now: number): Promise<GateOf>
}

export async function productPage(
  { queries, findGates }: Shelves,
  productId: string,
  { now, ...visitor }: Visitor & { now: number },
): Promise<ProductPage> {
  const { memberId, balance } = visitor
  const [found, taken] = await Promise.all([
    queries.findProduct(productId),
    memberId === null ? new Map<number, number>() : queries.listTaken(memberId, productId),
  ])
  if (found?.product.state !== 'live') throw new Refusal('PRODUCT_UNKNOWN')
  const { title, subtitle, art, kind, category, rules, minLevel } = found.product
  const gate = (await findGates(memberId, [minLevel], now))(minLevel)
  const isGated = gate !== null
  const skus = found.skus.map((sku) =>
    skuFor(sku, { ...visitor, taken: taken.get(sku.number) ?? 0, isGated }),
  )
  return { productId, title, subtitle, art, kind, category, rules, skus, balance, gate }
}

/** Whose orders are a member's own: theirs, and those of members merged into them. */
export type FindMemberIds = (memberId: string) => Promise<string[]>

/** Another member's order is as unknown as none. */
export async function ownOrder({ queries, findMemberIds }: Own, orderId: string, memberId: string) {
  const order = await queries.findOrder(orderId)
  const isOwn =
    order?.memberId === memberId || (order && (await findMemberIds(memberId)).includes(order.memberId))
  if (!order || !isOwn) throw new Refusal('ORDER_UNKNOWN')
  return order
}

export interface Own {
  queries: MallQueries
  findMemberIds: FindMemberIds
}

export async function orderPage(
  { seals, ...own }: Own & { seals: MallSeals },
  orderId: string,
  memberId: string,
): Promise<Order> {
  const order = await ownOrder(own, orderId, memberId)
  return orderReply(order, { address: seals.maskedAddress(order), code: seals.openCode(order) })
}
