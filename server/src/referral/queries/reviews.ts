/** Bindings that wait for a second look, whoever's time is over first. */
import type { ReferralBody, Review } from '@laurel/shared/referral'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { cursorAfter, placeOf } from '../../points/index.ts'
import type { Row } from '../../schema.ts'
import { stageOf } from '../rules/milestones.ts'
import { sumOf } from '../rules/promises.ts'
import { signalSentence } from '../rules/signal-words.zh.ts'

const PAGE = 50
const filled = sql.placeholder

export interface ReviewsAsked {
  cursor?: string | undefined
  limit?: number | undefined
  offerId?: string | undefined
}

type Line = Pick<
  Row<'binding'>,
  'offerId' | 'inviteeId' | 'inviterId' | 'boundAt' | 'reached' | 'signals' | 'promised'
> & {
  reviewBy: number | null
  body: Record<string, unknown>
}

export function reviewQueries({ read, schema: { binding, offerVersion } }: Reads) {
  const { offerId, inviteeId, inviterId, boundAt, reviewBy, reached, signals, promised, state } = binding
  const ofOffer = sql`(${filled('offerId')} = '' or ${offerId} = ${filled('offerId')})`
  const behind = sql`(${reviewBy}, ${inviteeId} || '/' || ${offerId}) > (${filled('at')}, ${filled('id')})`
  const page = read
    .select({
      offerId,
      inviteeId,
      inviterId,
      boundAt,
      reviewBy,
      reached,
      signals,
      promised,
      body: offerVersion.body,
    })
    .from(binding)
    .innerJoin(offerVersion, and(eq(offerVersion.offerId, offerId), eq(offerVersion.number, binding.version)))
    .where(and(eq(state, sql.raw(`'held'`)), ofOffer, behind))
    .orderBy(asc(reviewBy), asc(sql`${inviteeId} || '/' || ${offerId}`))
    .limit(filled('limit'))
    .prepare('referral_reviews')
  return {
    async listReviews({ cursor, limit = PAGE, offerId: of = '' }: ReviewsAsked) {
      const place = cursor === undefined ? { at: 0, id: '' } : placeOf(cursor)
      const rows: Line[] = await page.execute({ ...place, offerId: of, limit: limit + 1 })
      const items = rows.slice(0, limit).map(reviewOf)
      const last = items.at(-1)
      const more = rows.length > limit && last
      return {
        items,
        next: more ? cursorAfter({ at: last.reviewBy, id: `${last.inviteeId}/${last.offerId}` }) : null,
      }
    },
  }
}

function reviewOf({ body, reached, signals, promised, reviewBy, ...line }: Line): Review {
  return {
    ...line,
    reviewBy: reviewBy ?? 0,
    stage: stageOf(reached, body as unknown as ReferralBody),
    signals: signals.map((signal) => ({ signal, sentence: signalSentence(signal) })),
    points: sumOf(promised.filter(({ state }) => state === 'promised')),
  }
}
