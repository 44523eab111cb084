/** Walks every column that holds sealed texts, whatever the table, and counts what each key sealed. */
import { asc, getTableColumns, isNotNull, not, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { keyIdOf } from '../../platform/cipher.ts'
import type { Reads } from '../../platform/database.ts'
import { must } from '../../platform/must.ts'
import type { SealedField } from '../../platform/personal.ts'
import type { Key } from '../../platform/work/types.ts'

const PAGE = 500

export interface SealedValue {
  key: Key[]
  sealed: string
  /** What it is bound to. */
  bound: string
}

export const sealedQueries = (reads: Reads) => ({
  /** Every sealed value of a field, in the order of the keys, page by page. */
  async *walk(field: SealedField): AsyncGenerator<SealedValue[]> {
    const { table, key } = columnsOf(reads, field)
    for (let after: Key[] | undefined; ; ) {
      const rows: Record<string, unknown>[] = await reads.read
        .select()
        .from(table)
        .where(after && behind(key, after))
        .orderBy(...key.map((column) => asc(column)))
        .limit(PAGE)
      yield rows.flatMap((row) => sealedIn(field, row))
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return
      after = keyOf(field, last)
    }
  },

  /** How many values of the field each key sealed; keys that nobody knows are found by what they sealed. */
  async countKeys(field: SealedField, known: readonly string[]): Promise<Map<string, number>> {
    const { table, column } = columnsOf(reads, field)
    const counts = new Map<string, number>()
    for (const id of known) counts.set(id, await countWhere(reads, table, sql`${column} like ${`${id}.%`}`))
    for (;;) {
      const others = [...counts.keys()].map((id) => not(sql`${column} like ${`${id}.%`}`))
      const [stranger] = await reads.read
        .select({ sealed: column })
        .from(table)
        .where(sql.join([isNotNull(column), ...others], sql` and `))
        .limit(1)
      if (!stranger) return counts
      const id = keyIdOf(String(stranger.sealed))
      counts.set(id, await countWhere(reads, table, sql`${column} like ${`${id}.%`}`))
    }
  },
})

async function countWhere({ read }: Reads, table: PgTable, where: SQL): Promise<number> {
  const [found] = await read.select({ n: sql<number>`count(*)` }).from(table).where(where)
  return Number(found?.n ?? 0)
}

interface FieldColumns {
  table: PgTable
  key: AnyPgColumn[]
  column: AnyPgColumn
}

/** The one place that treats tables alike: by the names a feature gave of its fields. */
function columnsOf({ schema }: Reads, field: SealedField): FieldColumns {
  const table = schema[field.table] as unknown as PgTable
  const columns = getTableColumns(table) as Record<string, AnyPgColumn>
  const named = (name: string): AnyPgColumn => must(columns[name], `${field.table}.${name}`)
  return { table, key: field.key.map(named), column: named(field.column) }
}

/** A row value: the primary key goes on from here in both databases. */
const behind = (key: readonly AnyPgColumn[], after: readonly Key[]): SQL =>
  sql`(${sql.join([...key], sql`, `)}) > (${sql.join(
    after.map((part) => sql`${part}`),
    sql`, `,
  )})`

const keyOf = ({ key }: SealedField, row: Record<string, unknown>): Key[] =>
  key.map((name) => row[name] as Key)

function sealedIn(field: SealedField, row: Record<string, unknown>): SealedValue[] {
  const sealed = row[field.column]
  return typeof sealed === 'string' ? [{ key: keyOf(field, row), sealed, bound: field.bound(row) }] : []
}
