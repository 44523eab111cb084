/** Reads what is left of the prizes of a draw, what is kept for them, and where its chances come from. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { chanceTopic } from '../topics.ts'

const filled = sql.placeholder

export interface Kept {
  prize: Row<'drawPrize'>
  /** In its hold: points, or the cost of its pieces. */
  points: number
  fen: number
}

export const prizeQueries = (reads: Reads) => ({ ...stockReads(reads), ...sourceReads(reads) })

function stockReads({ read, schema: { drawPrize: prize, account } }: Reads) {
  const { key, art, won } = prize
  const stock = read
    .select({ key, art, won })
    .from(prize)
    .where(eq(prize.offerId, filled('drawId')))
    .prepare('draws_stock')
  const held = (currency: 'points' | 'fen') =>
    sql<number>`coalesce((select ${account.balance} from ${account} where ${account.path} = ${sql.raw(`'hold/'`)} || ${prize.hold} || ${sql.raw(`'/${currency}'`)}), 0)`
  const kept = read
    .select({ prize, points: held('points').mapWith(Number), fen: held('fen').mapWith(Number) })
    .from(prize)
    .where(eq(prize.offerId, filled('drawId')))
    .orderBy(asc(prize.position))
    .prepare('draws_kept')
  return {
    listStock: (drawId: string) => stock.execute({ drawId }),
    listKept: async (drawId: string): Promise<Kept[]> => kept.execute({ drawId }),
  }
}

/** Titles by the ids of sources: those that were approved, whatever became of them. */
export type Titles = ReadonlyMap<string, string>

function sourceReads({ read, schema: { offer, offerVersion, offerWatch } }: Reads) {
  const topic = chanceTopic('')
  const titles = read
    .select({ id: offer.id, title: offerVersion.title })
    .from(offerWatch)
    .innerJoin(offer, sql`${offerWatch.topic} = ${sql.raw(`'${topic}'`)} || ${offer.id}`)
    .innerJoin(
      offerVersion,
      and(eq(offerVersion.offerId, offer.id), eq(offerVersion.state, sql.raw(`'approved'`))),
    )
    .where(eq(offerWatch.offerId, filled('drawId')))
    .orderBy(asc(offerVersion.number))
    .prepare('draws_sources')
  return {
    loadTitles: async (drawId: string): Promise<Titles> =>
      new Map((await titles.execute({ drawId })).map(({ id, title }) => [id, title])),
  }
}
