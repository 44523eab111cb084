/** Finds the rows an act is about, or refuses. */
import { parseSkuId } from '@laurel/shared/ids'
import type { AdminProduct } from '@laurel/shared/mall-admin'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { adminProduct } from '../replies.ts'

export function findSku(w: Work, id: string): Row<'sku'> {
  const key = parseSkuId(id)
  const sku = key && w.get('sku', key.product, key.number)
  if (!sku) throw new Refusal('SKU_UNKNOWN')
  return sku
}

export function touchSku(touch: Touch, id: string): void {
  const key = parseSkuId(id)
  if (key) touch.row('sku', key.product, key.number)
}

export function findProduct(w: Work, id: string): Row<'product'> {
  const product = w.get('product', id)
  if (!product) throw new Refusal('PRODUCT_UNKNOWN')
  return product
}

/** The whole product, as it stands now. */
export const showProduct = (w: Work, id: string): AdminProduct =>
  adminProduct(findProduct(w, id), w.list('sku', id))
