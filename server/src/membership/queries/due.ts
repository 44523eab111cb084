/** The members at whom the clock has something to do, who waits longest first. */
import { asc, lte, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

export const DUE_PAGE = 200

export const prepareDue = ({ read, schema: { membership } }: Reads) =>
  read
    .select({ memberId: membership.memberId })
    .from(membership)
    .where(lte(membership.nextAt, sql.placeholder('now')))
    .orderBy(asc(membership.nextAt), asc(membership.memberId))
    .limit(DUE_PAGE)
    .prepare('membership_due')
