/** The orders of the member in the placeholder `memberId`: by the transfers that paid for them, so that redeeming keeps no index; gifts by the list of them. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { GIFTS_OF_MEMBER } from '../../membership/index.ts'
import { USES_OF_MEMBER } from '../../points/index.ts'
import type { Schema } from '../../schema.ts'

export const ownedBy = ({ order }: Pick<Schema, 'order'>): SQL | undefined =>
  and(
    eq(order.memberId, sql.placeholder('memberId')),
    sql`${order.id} in (select because ->> 'orderId' from ${USES_OF_MEMBER} paid union all select order_id from ${GIFTS_OF_MEMBER} given)`,
  )
