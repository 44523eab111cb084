/** The members at whom the clock has something to do, and those who were there before the tiers and stand on none yet. */
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

export const DUE_PAGE = 200

/** Who waits longest comes first. */
export const prepareDue = ({ read, schema: { membership } }: Reads) =>
  read
    .select({ memberId: membership.memberId })
    .from(membership)
    .where(lte(membership.nextAt, sql.placeholder('now')))
    .orderBy(asc(membership.nextAt), asc(membership.memberId))
    .limit(DUE_PAGE)
    .prepare('membership_due')

export const prepareUnjoined = ({ read, schema: { member, membership } }: Reads) =>
  read
    .select({ memberId: member.id })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .where(
      and(gt(member.id, sql.placeholder('after')), eq(member.state, 'active'), isNull(membership.memberId)),
    )
    .orderBy(asc(member.id))
    .limit(DUE_PAGE)
    .prepare('membership_unjoined')
