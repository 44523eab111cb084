/** The accounts with lots whose last day lies between two days, page by page, the earliest first. */
import { and, asc, eq, gt, gte, lte, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200
const filled = sql.placeholder

export const prepareLapsingLots = ({ read, schema: { lot } }: Reads) => {
  const { account, expiresOn } = lot
  const later = gt(expiresOn, filled('expiresOn'))
  const sameDay = and(eq(expiresOn, filled('expiresOn')), gt(account, filled('account')))
  return read
    .selectDistinct({ account, expiresOn })
    .from(lot)
    .where(and(gte(expiresOn, filled('from')), lte(expiresOn, filled('to')), or(later, sameDay)))
    .orderBy(asc(expiresOn), asc(account))
    .limit(PAGE)
    .prepare('points_lapsing')
}
