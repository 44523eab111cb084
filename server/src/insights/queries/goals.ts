/** Reads what a version said it was for. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { must } from '../../platform/must.ts'

const filled = sql.placeholder

export const goalQueries = ({ read, schema: { offerVersion } }: Reads) => {
  const one = read
    .select({ goal: offerVersion.goal })
    .from(offerVersion)
    .where(and(eq(offerVersion.offerId, filled('offerId')), eq(offerVersion.number, filled('number'))))
    .prepare('insights_goal')
  return {
    findGoal: async (offerId: string, number: number) =>
      must((await one.execute({ offerId, number }))[0], `version ${number} of ${offerId}`).goal,
  }
}
