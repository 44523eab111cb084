/** The points multipliers that members had at instants of the past, for many members at once: what a back-test asks. */
import { asc, inArray } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { multiplierOf, ONCE_BPS } from '../rules/benefits.ts'
import { lowestOf, tableAt } from '../rules/cycle.ts'
import { prepareTables } from './tables.ts'

/** In 1/10,000; a change counts after its instant, as it does when points are given. */
export type MultiplierOf = (memberId: string, at: number) => number

export async function multipliersOf(reads: Reads, memberIds: readonly string[]): Promise<MultiplierOf> {
  const { read, schema } = reads
  const { memberId, number, at, toLevel } = schema.tierChange
  const rows = await read
    .select({ memberId, at, toLevel })
    .from(schema.tierChange)
    .where(inArray(memberId, [...memberIds]))
    .orderBy(asc(memberId), asc(number))
  const tables = await prepareTables(reads)()
  const byMember = new Map<string, { at: number; toLevel: number }[]>()
  for (const { memberId: id, ...change } of rows) byMember.set(id, [...(byMember.get(id) ?? []), change])
  return (id, then) => {
    const table = tableAt(tables, then)
    if (!table) return ONCE_BPS
    const last = byMember.get(id)?.findLast((change) => change.at < then)
    return multiplierOf(table.body, last?.toLevel ?? lowestOf(table))
  }
}
