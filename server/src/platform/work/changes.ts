/** What a batch leaves behind, row by row, as the databases have it. */
import type { Obj, Slot } from './identity-map.ts'
import type { Column, Meta } from './meta.ts'

export interface Change {
  kind: 'insert' | 'delete' | 'update'
  /** Of an update, those that changed. */
  columns: Column[]
  /** Of these columns; of an update, the key stands behind them. */
  values: unknown[]
}

export function changeOf({ meta, key, row, stored }: Slot): Change | undefined {
  if (row === stored) return undefined
  if (!row) return { kind: 'delete', columns: meta.key, values: key }
  const { columns } = meta
  if (!stored) return { kind: 'insert', columns, values: storedForm(meta, row) }
  const [after, before] = [Object.values(row), Object.values(stored)]
  const changed = meta.rest.filter(({ at }) => after[at] !== before[at])
  if (!changed.length) return undefined
  const values = changed.map(({ at, encode }) => (encode ? encode(after[at]) : after[at]))
  return { kind: 'update', columns: patchOf(meta, changed), values: values.concat(key) }
}

/** A row has its columns in their order, so that none of them has to be looked up by its name; what else it has stands behind them. */
function storedForm({ columns, coded }: Meta, row: Obj): unknown[] {
  const values = Object.values(row)
  if (values.length > columns.length) values.length = columns.length
  for (const { at, encode } of coded) values[at] = encode?.(values[at])
  return values
}

/** One array for the same columns, whenever they change together: by it the statement is found. */
function patchOf({ patches }: Meta, columns: Column[]): Column[] {
  const known = patches.find(
    (patch) => patch.length === columns.length && patch.every((column, i) => column === columns[i]),
  )
  if (!known) patches.push(columns)
  return known ?? columns
}
