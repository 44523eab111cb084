/** Products with their skus: one for a member, pages of them for operators. */
import { parseSkuId } from '@laurel/shared/ids'
import type { AdminProduct } from '@laurel/shared/mall-admin'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { SHELF } from '../commands/shelf.ts'
import { adminProduct } from '../replies.ts'
import { LAST_ID, PAGE, type Paging, pageOf } from './paging.ts'

const filled = sql.placeholder
interface Pair {
  product: Row<'product'>
  sku: Row<'sku'>
}

/** Rows of one product follow each other. */
function together(pairs: readonly Pair[]) {
  const products = new Map<string, { product: Row<'product'>; skus: Row<'sku'>[] }>()
  for (const { product, sku } of pairs) {
    const known = products.get(product.id)
    if (known) known.skus.push(sku)
    else products.set(product.id, { product, skus: [sku] })
  }
  return [...products.values()]
}

export const productQueries = ({ read, schema: { product, sku, skuLimit, shelfSlot } }: Reads) => {
  const one = read
    .select({ product, sku })
    .from(product)
    .innerJoin(sku, eq(sku.product, product.id))
    .where(eq(product.id, filled('productId')))
    .orderBy(asc(sku.number))
    .prepare('mall_product')
  const ids = read
    .select({ id: product.id })
    .from(product)
    .where(lt(product.id, filled('before')))
    .orderBy(desc(product.id))
    .limit(filled('limit'))
  const page = read
    .select({ product, sku })
    .from(product)
    .innerJoin(sku, eq(sku.product, product.id))
    .where(inArray(product.id, ids))
    .orderBy(desc(product.id), asc(sku.number))
    .prepare('mall_products')
  const taken = read
    .select({ number: skuLimit.number, taken: skuLimit.taken })
    .from(skuLimit)
    .where(and(eq(skuLimit.memberId, filled('memberId')), eq(skuLimit.product, filled('productId'))))
    .prepare('mall_taken')
  const slots = read
    .select({ productId: shelfSlot.productId })
    .from(shelfSlot)
    .where(eq(shelfSlot.shelf, SHELF))
    .orderBy(asc(shelfSlot.position))
    .prepare('mall_slots')
  const budget = read
    .select({ budgetId: product.budgetId })
    .from(product)
    .where(eq(product.id, filled('productId')))
    .prepare('mall_budget')
  const budgets = new Map<string, string>()

  return {
    async findProduct(productId: string) {
      return together(await one.execute({ productId }))[0] ?? null
    },
    async listProducts({ cursor = LAST_ID, limit = PAGE }: Paging) {
      const rows = await page.execute({ before: cursor, limit: limit + 1 })
      const { items, next } = pageOf(together(rows), limit, (row) => row.product.id)
      return { items: items.map((row): AdminProduct => adminProduct(row.product, row.skus)), next }
    },
    /** How many of each sku of a product the member has taken, by its number. */
    async listTaken(memberId: string, productId: string): Promise<Map<number, number>> {
      const rows = await taken.execute({ memberId, productId })
      return new Map(rows.map((row) => [row.number, row.taken]))
    },
    async listSlots(): Promise<string[]> {
      return (await slots.execute()).map(({ productId }) => productId)
    },
    /** For the hints of redeem. A product never changes its budget, so what was read once holds. */
    async budgetHint(sku: string): Promise<string | undefined> {
      const productId = parseSkuId(sku)?.product
      if (!productId) return undefined
      const known = budgets.get(productId) ?? (await budget.execute({ productId }))[0]?.budgetId
      if (known) budgets.set(productId, known)
      return known
    },
  }
}
