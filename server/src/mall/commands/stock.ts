/** Puts pieces into stock or takes them out, and fills pools of codes. Each move says who and why. */
import type { AdminProduct, CodesImported, RestockInput } from '@laurel/shared/mall-admin'
import { Refusal } from '../../platform/refusal.ts'
import type { Touch, Work } from '../../schema.ts'
import { refuseRestock, sortLines } from '../rules/stock.ts'
import { findSku, showProduct, touchSku } from './find.ts'

interface Move {
  moveId: string
  operatorId: string
}

export type Restock = RestockInput & Move

export function restock(w: Work, { moveId, operatorId, ...input }: Restock, now: number): AdminProduct {
  const { skuId, pieces, because } = input
  const sku = findSku(w, skuId)
  const refusal = refuseRestock(sku, pieces)
  if (refusal) throw new Refusal(refusal, { stock: sku.stock })

  const { product, number } = sku
  w.set('sku', sku, { stock: sku.stock + pieces })
  w.add('stockMove', { product, number, id: moveId, pieces, because, operatorId, at: now })
  return showProduct(w, product)
}

export interface SealedCode {
  sealed: string
  hash: string
}

export type ImportCodes = { skuId: string; codes: readonly SealedCode[] } & Move

export function importCodes(w: Work, input: ImportCodes, now: number): CodesImported {
  const { skuId, codes, moveId, operatorId } = input
  const sku = findSku(w, skuId)
  if (sku.kind !== 'code') throw new Refusal('SKU_TAKES_NO_CODES')

  const hashes = codes.map(({ hash }) => hash)
  const { fresh, duplicateLines } = sortLines(hashes, (hash) => w.get('codeHash', hash) !== undefined)
  const { product, number } = sku
  // What was redeemed, what is kept for prizes and what is left together are all codes that ever came in.
  let position = sku.redeemed + sku.setAside + sku.stock
  for (const { sealed, hash } of fresh.map((index) => codes[index]).filter((code) => code !== undefined)) {
    w.add('code', { product, number, position, sealed })
    w.add('codeHash', { hash, product, number, position })
    position += 1
  }
  const stock = sku.stock + fresh.length
  if (fresh.length > 0) {
    w.set('sku', sku, { stock })
    w.add('stockMove', { product, number, id: moveId, pieces: fresh.length, operatorId, at: now })
  }
  return { added: fresh.length, duplicateLines, stock }
}
importCodes.reads = (touch: Touch, { skuId, codes }: ImportCodes): void => {
  touchSku(touch, skuId)
  for (const { hash } of codes) touch.row('codeHash', hash)
}
