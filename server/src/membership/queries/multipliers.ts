/** The points multipliers that members had at instants of the past, for many members at once: what a back-test asks. */
import { asc, inArray } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { multiplierIn } from '../rules/benefits.ts'
import { givingAt, lowestOf } from '../rules/cycle.ts'
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
    const table = givingAt(tables, then)
    const last = byMember.get(id)?.findLast((change) => change.at < then)
    return multiplierIn(table, () => last?.toLevel ?? (table ? lowestOf(table) : 0))
  }
}
