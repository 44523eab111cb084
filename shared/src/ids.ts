/** Ids of rows within a parent are `<parent>.<number>`: a sku names its product. */

export interface SkuKey {
  product: string
  number: number
}

export const skuId = ({ product, number }: SkuKey): string => `${product}.${number}`

/** Null when it is not the id of a sku. */
export function parseSkuId(id: string): SkuKey | null {
  const [, product, number] = /^([^.]+)\.([1-9]\d{0,5})$/.exec(id) ?? []
  return product && number ? { product, number: Number(number) } : null
}
