/** Which benefits of a period a member was given. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

export interface Given {
  offerId: string
  rule: string
  occasion: string
  state: string
}

/** Of this month and this year. */
export const prepareGiven = ({ read, schema: { grant, giftTaken } }: Reads) => {
  const given = read
    .select({ offerId: grant.offerId, rule: grant.rule, occasion: grant.occasion, state: grant.state })
    .from(grant)
    .where(
      and(
        eq(grant.memberId, filled('memberId')),
        eq(grant.offerId, filled('offerId')),
        inArray(grant.occasion, [filled('month'), filled('year')]),
      ),
    )
    .prepare('membership_given')
  const gifts = read
    .select({ benefit: giftTaken.benefit })
    .from(giftTaken)
    .where(
      and(
        eq(giftTaken.memberId, filled('memberId')),
        eq(giftTaken.period, filled('month')),
        isNull(giftTaken.returnedAt),
      ),
    )
    .prepare('membership_gifts')
  return async (memberId: string, offerId: string, month: string) => {
    const [benefits, taken] = await Promise.all([
      given.execute({ memberId, offerId, month, year: month.slice(0, 4) }),
      gifts.execute({ memberId, month }),
    ])
    return { given: benefits as Given[], gifts: taken.map(({ benefit }) => benefit) }
  }
}

/** A source of `order_id`: the orders that were gifts to the member in the placeholder `memberId`. */
export const GIFTS_OF_MEMBER = sql`(select order_id from gift_taken where member_id = ${filled('memberId')})`
