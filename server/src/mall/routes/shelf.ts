/** What anybody may look at; a member also sees what they can afford. */
import { mallApi } from '@laurel/shared/mall'
import * as schema from '@laurel/shared/mall.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { productPage } from '../pages.ts'
import type { MallQueries } from '../queries.ts'

interface Shown {
  queries: MallQueries
  loadBalance(memberId: string, now: number): Promise<number>
}

export function mountShelf(app: App, { queries, loadBalance }: Shown): void {
  const balanceFor = async (memberId: string | null, now: number): Promise<number | null> =>
    memberId === null ? null : loadBalance(memberId, now)

  answer(app, mallApi.shelf, {
    who: 'guest',
    input: schema.ShelfInput,
    reply: schema.ShelfPage,
    handle: async (input, { memberId, now }) => {
      const [tiles, categories, balance] = await Promise.all([
        queries.tiles(input),
        queries.listCategories(),
        balanceFor(memberId, now),
      ])
      return { ...tiles, categories, balance }
    },
  })
  answer(app, mallApi.product, {
    who: 'guest',
    input: schema.ProductInput,
    reply: schema.ProductPage,
    handle: async ({ productId }, { memberId, now }) =>
      productPage(queries, productId, { memberId, balance: await balanceFor(memberId, now) }),
  })
}
