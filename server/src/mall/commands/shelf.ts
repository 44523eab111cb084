/** Says in which order products stand on the shelf. */
import type { Shelf } from '@laurel/shared/mall-admin'
import type { Touch, Work } from '../../schema.ts'
import { findProduct } from './find.ts'

/** The one shelf there is so far. */
export const SHELF = 'main'

export function setShelf(w: Work, { productIds }: Shelf): Shelf {
  for (const id of productIds) findProduct(w, id)
  const slots = w.list('shelfSlot', SHELF)
  for (const [position, productId] of productIds.entries()) {
    const slot = slots[position]
    if (slot) w.set('shelfSlot', slot, { productId })
    else w.add('shelfSlot', { shelf: SHELF, position, productId })
  }
  for (const slot of slots.slice(productIds.length)) w.drop('shelfSlot', slot)
  return { productIds }
}
setShelf.reads = (touch: Touch, { productIds }: Shelf): void => {
  for (const id of productIds) touch.row('product', id)
  touch.list('shelfSlot', SHELF)
}
