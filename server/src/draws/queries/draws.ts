/** Reads draws as they stand: what is in force, was last, or will be first. */
import type { DrawBody, DrawPage } from '@laurel/shared/draws'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { shownOf } from '../../offers/index.ts'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'

type Version = Pick<Row<'offerVersion'>, 'number' | 'title' | 'startsAt' | 'endsAt' | 'rules'>
type Offer = Pick<Row<'offer'>, 'id' | 'spans' | 'pausedAt' | 'endedAt'>

export interface Shown {
  drawId: string
  row: Row<'draw'>
  version: Version & { body: DrawBody }
  state: DrawPage['state']
}

const filled = sql.placeholder

export const drawQueries = ({ read, schema: { draw, offer, offerVersion } }: Reads) => {
  const { number, title, body, startsAt, endsAt, rules } = offerVersion
  const lines = () =>
    read
      .select({
        row: draw,
        offer: { id: offer.id, spans: offer.spans, pausedAt: offer.pausedAt, endedAt: offer.endedAt },
        version: { number, title, body, startsAt, endsAt, rules },
      })
      .from(draw)
      .innerJoin(offer, eq(offer.id, draw.offerId))
      .innerJoin(
        offerVersion,
        and(eq(offerVersion.offerId, draw.offerId), eq(offerVersion.state, 'approved')),
      )
  const one = lines()
    .where(eq(draw.offerId, filled('drawId')))
    .orderBy(asc(number))
    .prepare('draws_one')
  const running = lines()
    .where(isNull(draw.seed))
    .orderBy(asc(draw.offerId), asc(number))
    .prepare('draws_running')

  return {
    async loadDraw(drawId: string, now: number): Promise<Shown> {
      const [found] = drawsOf(await one.execute({ drawId }), now)
      if (!found) throw new Refusal('DRAW_UNKNOWN')
      return found
    },
    /** The newest first. */
    async listLive(now: number): Promise<Shown[]> {
      return drawsOf(await running.execute(), now)
        .filter(({ state }) => state === 'live')
        .toReversed()
    },
  }
}

interface Line {
  row: Row<'draw'>
  offer: Offer
  version: Version & { body: Record<string, unknown> }
}

const drawsOf = (lines: readonly Line[], now: number): Shown[] =>
  shownOf(lines, now).map(({ row, offer, version, state }) => ({
    drawId: offer.id,
    row,
    version: version as Shown['version'],
    state,
  }))
