/** The accounts with lots whose last day is over, page by page, the longest over first. */
import { and, asc, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200

export const prepareDueLots = ({ read, schema: { lot } }: Reads) => {
  const { account, expiresOn } = lot
  const later = gt(expiresOn, sql.placeholder('expiresOn'))
  const sameDay = and(eq(expiresOn, sql.placeholder('expiresOn')), gt(account, sql.placeholder('account')))
  return read
    .selectDistinct({ account, expiresOn })
    .from(lot)
    .where(and(lt(expiresOn, sql.placeholder('today')), or(later, sameDay)))
    .orderBy(asc(expiresOn), asc(account))
    .limit(PAGE)
    .prepare('points_due')
}
