/** Bulk statements of one table, generated from its columns; keys and values travel as arrays. */
import { must } from '../must.ts'
import type { Column, Meta } from './meta.ts'

export interface Sql {
  /** Of the prepared statement. */
  name: string
  text: string
}

export interface TableSql {
  /** Rows by the first `length` columns of the key: one line, which has all the values of each column as JSON, or null for none. */
  select(length: number, lock: Meta['lock']): Sql
  gate(shared: boolean): Sql
  /** Takes new rows as lines: see postgres-copy.ts. */
  copy(): Sql
  remove(): Sql
  /** `patch`: the one array of these columns. The key stands behind them. */
  update(patch: Column[]): Sql
}

const arrayOf = ({ type }: Column): string => `${type === 'jsonb' ? 'text' : type}[]`
const cast = ({ type }: Column): string => (type === 'jsonb' ? '::jsonb' : '')
const quoted = (columns: Column[]): string => columns.map((column) => `"${column.sql}"`).join(',')
const places = (columns: Column[]): string =>
  columns.map((column, i) => `$${i + 1}::${arrayOf(column)}`).join(',')
const unnested = (columns: Column[]): string =>
  `unnest(${places(columns)}) v(${columns.map((_, i) => `c${i}`).join(',')})`

let statements = 0

function build(meta: Meta): TableSql {
  const made = new Map<string | Column[], Sql>()
  const once = (id: string | Column[], text: () => string): Sql => {
    const known = made.get(id)
    if (known) return known
    const sql = { name: `w${statements++}`, text: text() }
    made.set(id, sql)
    return sql
  }
  const table = `"${meta.sql}" t`
  const first = must(meta.key[0], `a key of ${meta.sql}`)
  // Each row is looked up by its key, one by one, whatever the planner believes of the table: `offset 0` keeps it from turning
  // the join round. Who changes a row has locked it, or its owner's, when it was read: its place is still its own.
  const found = (columns: Column[], at: number): string => {
    const match = meta.key.map((column, i) => `k."${column.sql}"=v.c${at + i}`).join(' and ')
    const row = `select k.ctid as place from "${meta.sql}" k where ${match} offset 0`
    return `(select v.*, r.place from ${unnested(columns)}, lateral (${row}) r offset 0) u`
  }
  // Said besides the join, so that the index on the first key column is used whatever the planner believes of an empty table.
  const among = (place: number): string => `t."${first.sql}" = any($${place}::${arrayOf(first)})`

  return {
    select: (length, lock) =>
      once(`s${length}${lock}`, () => {
        const by = meta.key.slice(0, length)
        const wanted = meta.columns.map((column, i) => `t."${column.sql}" as c${i}`).join(',')
        const gathered = meta.columns.map((_, i) => `json_agg(r.c${i})`).join(',')
        const join = `${table} join unnest(${places(by)}) v(${quoted(by)}) using (${quoted(by)})`
        const order = meta.key.map((column) => `t."${column.sql}"`).join(',')
        const tail = lock === 'update' || lock === 'share' ? ` order by ${order} for ${lock} of t` : ''
        const rows = `select ${wanted} from ${length === 1 ? table : join} where ${among(1)}${tail}`
        // A line for each row costs more on its way than all that is in it.
        return `select ${gathered} from (${rows}) r`
      }),
    // FOR SHARE lets newcomers pass a waiting writer for ever; an advisory lock queues them behind it.
    gate: (shared) =>
      once(
        `g${shared}`,
        () =>
          `select pg_advisory_xact_lock${shared ? '_shared' : ''}(${meta.rank}, k) from unnest($1::int4[]) k`,
      ),
    copy: () => once('c', () => `copy "${meta.sql}"(${quoted(meta.columns)}) from stdin`),
    remove: () => once('d', () => `delete from ${table} using ${found(meta.key, 0)} where t.ctid=u.place`),
    update: (patch) =>
      once(patch, () => {
        const set = patch.map((column, i) => `"${column.sql}"=u.c${i}${cast(column)}`).join(',')
        return `update ${table} set ${set} from ${found([...patch, ...meta.key], patch.length)} where t.ctid=u.place`
      }),
  }
}

const built = new WeakMap<Meta, TableSql>()

export function sqlFor(meta: Meta): TableSql {
  const known = built.get(meta) ?? build(meta)
  built.set(meta, known)
  return known
}
