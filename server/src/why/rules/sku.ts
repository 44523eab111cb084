/** All that stands between a member and a product, not only the first thing. */
import type { ProductPage, Sku } from '@laurel/shared/mall'
import type { WhyMissing } from '@laurel/shared/why'

const missing = (
  what: WhyMissing['what'],
  amount: number | null,
  subject: string | null = null,
): WhyMissing => ({
  what,
  amount,
  subject,
  until: null,
})

export function missingOfSku(
  { balance, gate }: Pick<ProductPage, 'balance' | 'gate'>,
  sku: Sku,
): WhyMissing[] {
  const short = sku.pricePoints - (balance ?? 0)
  return [
    ...(gate ? [missing('growth', gate.missing, gate.name)] : []),
    ...(sku.stock < 1 ? [missing('stock', null)] : []),
    ...(sku.limitLeft === 0 ? [missing('limit', null)] : []),
    ...(short > 0 ? [missing('points', short)] : []),
  ]
}
