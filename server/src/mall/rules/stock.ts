/** What may be done to the stock of a sku by hand, and which lines of a list are new codes. */
import type { ProductKind } from '@laurel/shared/mall'

export interface Stocked {
  kind: ProductKind
  stock: number
}

export function refuseRestock(sku: Stocked, pieces: number): 'SKU_STOCKED_BY_CODES' | 'STOCK_EMPTY' | null {
  if (sku.kind === 'code') return 'SKU_STOCKED_BY_CODES'
  if (sku.stock + pieces < 0) return 'STOCK_EMPTY'
  return null
}

/** Parts lines, by the hash of what they say, into the first of each new kind and the line numbers of the rest. */
export function sortLines(hashes: readonly string[], isKnown: (hash: string) => boolean) {
  const seen = new Set<string>()
  const fresh: number[] = []
  const duplicateLines: number[] = []
  for (const [index, hash] of hashes.entries()) {
    if (seen.has(hash) || isKnown(hash)) duplicateLines.push(index + 1)
    else fresh.push(index)
    seen.add(hash)
  }
  return { fresh, duplicateLines }
}
