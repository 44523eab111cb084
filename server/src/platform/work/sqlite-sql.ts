/**
 * Statements of one table of SQLite, generated from its columns. Who can't be written ends the whole batch (`or rollback`): so SQLite
 * keeps no copy of the pages by which one statement alone could be undone.
 */
import type { Column, Meta } from './meta.ts'

export interface TableSql {
  /** Rows by the first `length` columns of the key. */
  select(length: number): string
  /** Of so many rows. */
  insert(rows: number): string
  remove: string
  /** `patch`: the columns that change. The key stands behind them. */
  update(patch: Column[]): string
}

const named = (columns: Column[]): string => columns.map(({ sql }) => `"${sql}"`).join(',')
const matching = (columns: Column[]): string => columns.map(({ sql }) => `"${sql}"=?`).join(' and ')
const repeated = (text: string, times: number): string => Array(times).fill(text).join(',')

export const sqlFor = ({ sql, columns, key }: Meta): TableSql => ({
  select: (length) => `select ${named(columns)} from "${sql}" where ${matching(key.slice(0, length))}`,
  insert: (rows) =>
    `insert or rollback into "${sql}"(${named(columns)}) values${repeated(`(${repeated('?', columns.length)})`, rows)}`,
  remove: `delete from "${sql}" where ${matching(key)}`,
  update: (patch) =>
    `update or rollback "${sql}" set ${patch.map((column) => `"${column.sql}"=?`).join(',')} where ${matching(key)}`,
})
