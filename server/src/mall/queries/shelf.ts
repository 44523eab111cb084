/** The shelf as members see it: one row for each live product, in one of four orders. */
import type { ShelfInput, Tile } from '@laurel/shared/mall'
import { and, asc, count, desc, eq, min, type SQL, sql, sum } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { SHELF } from '../commands/shelf.ts'
import { LAST_ID, PAGE, pageOf } from './paging.ts'

type Sort = NonNullable<ShelfInput['sort']>
/** With the lowest tier it is for. */
export type ShelfTile = Omit<Tile, 'gate'> & { minLevel: number }
/** Behind every slot. */
const UNPLACED = 1_000_000
const FAR = Number.MAX_SAFE_INTEGER

interface Place {
  rank: number
  id: string
}
const START: Place = { rank: -FAR, id: LAST_ID }
const cursorOf = ({ rank, id }: Place): string => `${rank}.${id}`

/** A cursor that was not ours starts from the front. */
function placeOf(cursor: string | undefined): Place {
  const [, rank, id] = /^(-?\d{1,16})\.(.+)$/.exec(cursor ?? '') ?? []
  return rank && id ? { rank: Number(rank), id } : START
}

/** `%` and `_` are letters like any other here. */
const patternOf = (search = ''): string => `%${search.toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`

const filled = sql.placeholder

/** One prepared statement per order: what a tile shows, from the live skus of the live products. */
function prepareTiles({ read, schema: { product, sku, shelfSlot } }: Reads, sort: Sort) {
  const price = min(sku.pricePoints)
  const ranks: Record<Sort, SQL> = {
    shelf: sql`coalesce(${shelfSlot.position}, ${sql.raw(String(UNPLACED))})`,
    'price-up': sql`${price}`,
    'price-down': sql`-${price}`,
    newest: sql`cast(0 as bigint)`,
  }
  const rank = ranks[sort]
  const searched = sql`lower(${product.title}) like ${filled('pattern')} escape '!'`
  const inCategory = sql`(${filled('category')} = '' or ${product.category} = ${filled('category')})`
  const behind = sql`(${rank} > ${filled('rank')} or (${rank} = ${filled('rank')} and ${product.id} < ${filled('id')}))`
  return read
    .select({
      id: product.id,
      title: product.title,
      art: product.art,
      kind: product.kind,
      category: product.category,
      minLevel: product.minLevel,
      pricePoints: price.mapWith(Number),
      stock: sum(sku.stock).mapWith(Number),
      rank: rank.mapWith(Number),
    })
    .from(product)
    .innerJoin(sku, and(eq(sku.product, product.id), eq(sku.live, true)))
    .leftJoin(shelfSlot, and(eq(shelfSlot.productId, product.id), eq(shelfSlot.shelf, SHELF)))
    .where(and(eq(product.state, 'live'), inCategory, searched))
    .groupBy(product.id, shelfSlot.position)
    .having(and(sql`${price} <= ${filled('pointsMax')}`, behind))
    .orderBy(asc(rank), desc(product.id))
    .limit(filled('limit'))
    .prepare(`mall_shelf_${sort.replace('-', '_')}`)
}

export const shelfQueries = (reads: Reads) => {
  const {
    read,
    schema: { product },
  } = reads
  const sorted = {
    shelf: prepareTiles(reads, 'shelf'),
    'price-up': prepareTiles(reads, 'price-up'),
    'price-down': prepareTiles(reads, 'price-down'),
    newest: prepareTiles(reads, 'newest'),
  }
  const categories = read
    .selectDistinct({ category: product.category })
    .from(product)
    .where(eq(product.state, 'live'))
    .orderBy(product.category)
    .prepare('mall_categories')
  const liveCount = read
    .select({ products: count() })
    .from(product)
    .where(eq(product.state, 'live'))
    .prepare('mall_live_count')

  const tiles = async (input: ShelfInput) => {
    const { sort = 'shelf', category = '', search, pointsMax = FAR, cursor, limit = PAGE } = input
    const rows = await sorted[sort].execute({
      ...placeOf(cursor),
      category,
      pattern: patternOf(search),
      pointsMax,
      limit: limit + 1,
    })
    const { items, next } = pageOf(rows, limit, cursorOf)
    return { items: items.map(({ id, rank, ...tile }): ShelfTile => ({ productId: id, ...tile })), next }
  }
  return {
    tiles,
    async listCategories(): Promise<string[]> {
      return (await categories.execute()).map(({ category }) => category)
    },
    /** What a first screen shows of the shelf, and how many products there are on it. */
    async shelfTop(n: number): Promise<{ tiles: ShelfTile[]; tilesCount: number }> {
      const [{ items }, [counted]] = await Promise.all([tiles({ limit: n }), liveCount.execute()])
      return { tiles: items, tilesCount: counted?.products ?? 0 }
    },
  }
}
