/** What anybody may look at; a member also sees what they can afford. */
import { mallApi } from '@laurel/shared/mall'
import * as schema from '@laurel/shared/mall.schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { gatedTiles, productPage, type Shelves } from '../pages.ts'

interface Shown extends Shelves {
  loadBalance(memberId: string, now: number): Promise<number>
}

export function mountShelf(app: App, { queries, findGates, loadBalance }: Shown): void {
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
      const gateOf = await findGates(
        memberId,
        tiles.items.map(({ minLevel }) => minLevel),
        now,
      )
      return { next: tiles.next, items: gatedTiles(tiles.items, gateOf), categories, balance }
    },
  })
  answer(app, mallApi.product, {
    who: 'guest',
    input: schema.ProductInput,
    reply: schema.ProductPage,
    handle: async ({ productId }, { memberId, now }) =>
      productPage({ queries, findGates }, productId, {
        memberId,
        balance: await balanceFor(memberId, now),
        now,
      }),
  })
}
