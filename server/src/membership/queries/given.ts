/** Which benefits of a period a member was given. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

export interface Given {
  offerId: string
  rule: string
  occasion: string
  state: string
}

/** Of this month and this year. */
export const prepareGiven = ({ read, schema: { grant } }: Reads) => {
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
  return (memberId: string, offerId: string, month: string): Promise<Given[]> =>
    given.execute({ memberId, offerId, month, year: month.slice(0, 4) })
}
