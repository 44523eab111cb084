/** Puts products up, edits them, and says whether members may redeem them. */
import type {
  AddProductInput,
  AdminProduct,
  EditProductInput,
  EditSkuInput,
  SetProductStateInput,
} from '@laurel/shared/mall-admin'
import { refuseBudget } from '../../budget/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { findProduct, findSku, showProduct } from './find.ts'

export type AddProduct = AddProductInput & { productId: string }

export function addProduct(w: Work, { productId, skus, minLevel = 0, ...product }: AddProduct): AdminProduct {
  const refusal = refuseBudget(w, product.budgetId, 'fen')
  if (refusal) throw new Refusal(refusal)

  w.add('product', { id: productId, ...product, minLevel, state: 'draft' })
  const { title: productTitle, art, category, kind, budgetId } = product
  for (const [index, terms] of skus.entries()) {
    w.add('sku', {
      product: productId,
      number: index + 1,
      ...terms,
      productTitle,
      art,
      category,
      minLevel,
      kind,
      budgetId,
      live: false,
      stock: 0,
      redeemed: 0,
    })
  }
  return showProduct(w, productId)
}

/** Kind and budget stay: stock, codes and money hang on them. */
export function editProduct(w: Work, { productId, ...text }: EditProductInput): AdminProduct {
  w.set('product', findProduct(w, productId), text)
  for (const sku of w.list('sku', productId)) {
    const { title: productTitle, art, category, minLevel = sku.minLevel } = text
    w.set('sku', sku, { productTitle, art, category, minLevel })
  }
  return showProduct(w, productId)
}

export function setProductState(w: Work, { productId, state }: SetProductStateInput): AdminProduct {
  w.set('product', findProduct(w, productId), { state })
  for (const sku of w.list('sku', productId)) w.set('sku', sku, { live: state === 'live' })
  return showProduct(w, productId)
}

/** Orders keep the terms they were placed on. A limit set now counts from now. */
export function editSku(w: Work, { skuId, ...terms }: EditSkuInput): AdminProduct {
  const sku = w.set('sku', findSku(w, skuId), terms)
  return showProduct(w, sku.product)
}

const touchProduct = (touch: Touch, { productId }: { productId: string }): void => {
  touch.row('product', productId)
  touch.list('sku', productId)
}
editProduct.reads = touchProduct
setProductState.reads = touchProduct
