/** What the engines know about a table, read once from its drizzle definition: columns, key, and how PostgreSQL guards its rows. */
import { getTableColumns, type Table } from 'drizzle-orm'
import { type PgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { type SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { must } from '../must.ts'
import { type Rows, rowsOf } from './rows.ts'
import type { LocksOf, Tables } from './types.ts'

export type Dialect = 'sqlite' | 'postgres'

export interface Column {
  name: string
  /** Its place among the columns. */
  at: number
  sql: string
  type: string
  /** What an added row gets when it does not say. */
  preset: unknown
  /** Null: the database has it as we do. */
  encode: Codec | null
  decode: Codec | null
}

type Codec = (value: unknown) => unknown

export interface Meta {
  name: string
  sql: string
  /** Place in the lock order. */
  rank: number
  columns: Column[]
  /** Those that the database has in another form than we do. */
  coded: Column[]
  rows: Rows
  key: Column[]
  rest: Column[]
  /** Which columns were changed together so far. */
  patches: Column[][]
  /** update, share: locked when read. owner: guarded by the owner's row. none: no lock. */
  lock: 'update' | 'share' | 'owner' | 'none'
  owner?: Meta
}

export type Metas = ReadonlyMap<string, Meta>

const unlessNull =
  (change: (value: never) => unknown) =>
  (value: unknown): unknown =>
    value === null ? null : change(value as never)

function codec(type: string, dialect: Dialect): Pick<Column, 'encode' | 'decode'> {
  const lite = dialect === 'sqlite'
  if (type === 'json') {
    return {
      encode: unlessNull(JSON.stringify),
      decode: lite ? unlessNull((text: string) => JSON.parse(text)) : null,
    }
  }
  if (type === 'boolean' && lite) {
    return {
      encode: unlessNull((flag: boolean) => (flag ? 1 : 0)),
      decode: unlessNull((bit: number) => bit === 1),
    }
  }
  return { encode: null, decode: null }
}

interface Definition {
  name: string
  keyNames: string[]
}

function definitionOf(table: unknown, dialect: Dialect): Definition {
  const config =
    dialect === 'postgres' ? postgresConfig(table as PgTable) : sqliteConfig(table as SQLiteTable)
  const composite = config.primaryKeys[0]?.columns.map((column) => column.name)
  const single = config.columns.filter((column) => column.primary).map((column) => column.name)
  return { name: config.name, keyNames: composite ?? single }
}

function columnsOf(table: Table, dialect: Dialect): Column[] {
  return Object.entries(getTableColumns(table)).map(([name, column], at) => ({
    name,
    at,
    sql: column.name,
    type: column.getSQLType(),
    preset: column.default ?? null,
    ...codec(column.dataType, dialect),
  }))
}

function ownerOf(metas: Metas, child: string, owner: string): Meta {
  const meta = must(metas.get(owner), `${child}: its owner ${owner} must stand before it in the schema`)
  if (meta.lock !== 'update') throw new Error(`${child}: its owner ${owner} must be locked for update`)
  return meta
}

export function metasOf<S extends Tables>(schema: S, dialect: Dialect, locks: LocksOf<S>): Metas {
  const metas = new Map<string, Meta>()
  for (const [name, table] of Object.entries(schema)) {
    const definition = definitionOf(table, dialect)
    const columns = columnsOf(table as unknown as Table, dialect)
    const key = definition.keyNames.map((sql) =>
      must(
        columns.find((column) => column.sql === sql),
        `${name}.${sql}`,
      ),
    )
    const lock = locks[name] ?? 'update'
    metas.set(name, {
      name,
      sql: definition.name,
      rank: metas.size,
      columns,
      coded: columns.filter(({ encode }) => encode),
      rows: rowsOf(columns),
      key,
      rest: columns.filter((column) => !key.includes(column)),
      patches: [],
      lock: typeof lock === 'string' ? lock : 'owner',
      ...(typeof lock === 'string' ? {} : { owner: ownerOf(metas, name, lock.owner) }),
    })
  }
  return metas
}
