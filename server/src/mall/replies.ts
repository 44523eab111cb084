/** How rows look to those who ask: commands and queries answer with the same shapes. */

import { skuId } from '@laurel/shared/ids'
import type { Order, OrderLine } from '@laurel/shared/mall'
import type { AdminOrder, AdminProduct } from '@laurel/shared/mall-admin'
import type { Row } from '../schema.ts'
import type { MaskedAddress } from './rules/address-mask.ts'
import { orderCan } from './rules/order-states.ts'

type Line = Pick<
  Row<'order'>,
  'id' | 'productId' | 'skuNumber' | 'title' | 'art' | 'kind' | 'pricePoints' | 'state' | 'placedAt'
>
export type OrderCore = Line & Pick<Row<'order'>, 'steps' | 'parcel'>

export const orderLine = ({ id, productId, skuNumber, ...line }: Line): OrderLine => ({
  orderId: id,
  skuId: skuId({ product: productId, number: skuNumber }),
  productId,
  title: line.title,
  art: line.art,
  kind: line.kind,
  pricePoints: line.pricePoints,
  state: line.state,
  placedAt: line.placedAt,
})

/** What only the keys of the process can read. */
export interface Opened {
  address: MaskedAddress | null
  code: string | null
}

export const orderReply = (order: OrderCore, { address, code }: Opened): Order => ({
  ...orderLine(order),
  steps: order.steps,
  address,
  code,
  parcel: order.parcel,
  mayCancel: orderCan.cancel(order.state),
})

export const adminOrder = (
  order: OrderCore & Pick<Row<'order'>, 'memberId'>,
  address: MaskedAddress | null,
): AdminOrder => ({
  ...orderLine(order),
  memberId: order.memberId,
  steps: order.steps,
  address,
  parcel: order.parcel,
})

export const adminProduct = (product: Row<'product'>, skus: readonly Row<'sku'>[]): AdminProduct => ({
  ...product,
  skus: skus.map((sku) => ({
    id: skuId(sku),
    title: sku.title,
    pricePoints: sku.pricePoints,
    costFen: sku.costFen,
    stock: sku.stock,
    setAside: sku.setAside,
    limitPerMember: sku.limitPerMember,
    redeemed: sku.redeemed,
  })),
})
