/** The growth history of a member, the newest first: the news of it, found by how its keys begin. */

import type { GrowthLine } from '@laurel/shared/membership'
import { and, desc, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const filled = sql.placeholder
const prefixOf = (memberId: string): string => `growth/grant/${memberId}/`
/** The character behind the slash. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)}0`

export interface Place {
  at: number
  id: string
}

export const prepareGrowth = ({ read, schema: { fact } }: Reads) => {
  const mine = and(eq(fact.source, 'laurel'), gt(fact.key, filled('from')), lt(fact.key, filled('end')))
  const older = or(
    lt(fact.occurredAt, filled('at')),
    and(eq(fact.occurredAt, filled('at')), lt(fact.key, filled('id'))),
  )
  const page = read
    .select({ key: fact.key, at: fact.occurredAt, data: fact.data, subjectId: fact.subjectId })
    .from(fact)
    .where(and(mine, older))
    .orderBy(desc(fact.occurredAt), desc(fact.key))
    .limit(filled('limit'))
    .prepare('membership_growth')
  return async (memberId: string, { at, id }: Place, limit: number): Promise<GrowthLine[]> => {
    const from = prefixOf(memberId)
    const rows = await page.execute({ from, end: behind(from), at, id, limit })
    return rows.map(lineOf)
  }
}

type News = Pick<Row<'fact'>, 'key' | 'data' | 'subjectId'> & { at: number }

const lineOf = ({ key, at, data }: News): GrowthLine => {
  const amount = Number(data.amount)
  return {
    id: key,
    at,
    amount,
    reason: amount < 0 ? 'refund' : String(data.reason),
    title: String(data.subject),
    subject: `growth:${key}`,
  }
}
