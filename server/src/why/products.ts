/** Why a product can't be redeemed now: the tier, the stock, the limit, the balance, and how much of each is missing. */
import { parseSkuId } from '@laurel/shared/ids'
import type { ProductPage } from '@laurel/shared/mall'
import type { Why } from '@laurel/shared/why'
import type { Asked } from './asked.ts'
import { step } from './rules/reckoning.ts'
import { missingOfSku } from './rules/sku.ts'

/** The page of a product as this member sees it; null: there is none. */
export type LoadPage = (productId: string, memberId: string, now: number) => Promise<ProductPage | null>

export const productsWhy =
  (loadPage: LoadPage) =>
  async ({ subject, name, memberIds, now }: Asked): Promise<Why | null> => {
    const productId = parseSkuId(name)?.product
    const page = productId ? await loadPage(productId, memberIds[0] ?? '', now) : null
    const sku = page?.skus.find(({ id }) => id === name)
    return page && sku ? tell(subject, page, sku) : null
  }

const tell = (subject: string, page: ProductPage, sku: ProductPage['skus'][number]): Why => ({
  subject,
  title: page.title,
  state: sku.bar === null ? 'open' : 'refused',
  at: null,
  gave: { points: 0, growth: 0 },
  refusal: sku.bar,
  facts: [],
  rule: null,
  steps: [step('price', sku.pricePoints, 'points'), step('balance', page.balance ?? 0, 'points')],
  missing: missingOfSku(page, sku),
})
