/**
 * Makes the rows of one table, by functions that have its columns written out, as a serializer's or a validator's are made: all rows
 * of a table then have one shape, and no column is looked up by its name. A redemption makes a score of rows.
 */
import type { Obj } from './identity-map.ts'
import type { Column } from './meta.ts'

export interface Rows {
  /** What is not said is as the table presets it. */
  of(row: Obj): Obj
  /** From values in the order of the columns, as the database has them. */
  from(values: unknown[]): Obj
  /** The row at a place, from all the values of each column. */
  at(columns: readonly unknown[][], place: number): Obj
}

const bodyOf = (columns: Column[], value: (column: Column, name: string) => string): string =>
  `return {${columns.map((column) => `${JSON.stringify(column.name)}:${value(column, JSON.stringify(column.name))}`).join()}}`

export function rowsOf(columns: Column[]): Rows {
  const make = new Function(
    'columns',
    'row',
    bodyOf(columns, ({ at }, name) => `row[${name}]===undefined?columns[${at}].preset:row[${name}]`),
  )
  const decoded = new Function(
    'columns',
    'values',
    bodyOf(columns, ({ at, decode }) => (decode ? `columns[${at}].decode(values[${at}])` : `values[${at}]`)),
  )
  const gathered = new Function(
    'values',
    'place',
    bodyOf(columns, ({ at }) => `values[${at}][place]`),
  )
  return {
    of: (row) => make(columns, row),
    from: (values) => decoded(columns, values),
    at: (values, place) => gathered(values, place),
  }
}
