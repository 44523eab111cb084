/** Reads by which links of a programme a member came, on any phone of his. */
import { and, eq, min, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

export const arrivalQueries = ({ read, schema: { shareLink, touch, visitorOf } }: Reads) => {
  const first = read
    .select({ at: min(touch.at) })
    .from(visitorOf)
    .innerJoin(touch, eq(touch.visitorId, visitorOf.visitorId))
    .innerJoin(shareLink, and(eq(shareLink.code, touch.code), eq(shareLink.offerId, filled('offerId'))))
    .where(eq(visitorOf.memberId, filled('memberId')))
    .prepare('referral_first_arrival')
  const touched = read
    .selectDistinct({ offerId: shareLink.offerId })
    .from(touch)
    .innerJoin(shareLink, eq(shareLink.code, touch.code))
    .where(eq(touch.visitorId, filled('visitorId')))
    .prepare('referral_touched')
  return {
    /** Null: he never came by one. */
    async firstArrival(memberId: string, offerId: string): Promise<number | null> {
      return (await first.execute({ memberId, offerId }))[0]?.at ?? null
    },
    async offersTouched(visitorId: string): Promise<string[]> {
      return (await touched.execute({ visitorId })).map(({ offerId }) => offerId)
    },
  }
}
