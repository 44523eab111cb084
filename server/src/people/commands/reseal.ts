/** Puts what was sealed again under the newest key in the place of what an older key sealed. */
import type { Key } from '../../platform/work/types.ts'
import type { Row, Schema, Work } from '../../schema.ts'

export interface Resealed {
  key: Key[]
  /** What was read: a value that changed since is left alone. */
  from: string
  to: string
}

export interface ResealOrder {
  table: keyof Schema & string
  column: string
  values: readonly Resealed[]
}

/** How many were exchanged. */
export function reseal(w: Work, { table, column, values }: ResealOrder): number {
  let exchanged = 0
  for (const { key, from, to } of values) {
    const row = w.get(table, ...key)
    if (!row || Reflect.get(row, column) !== from) continue
    w.set(table, row, { [column]: to } as Partial<Row<typeof table>>)
    exchanged += 1
  }
  return exchanged
}

reseal.reads = (
  touch: { row(table: keyof Schema & string, ...key: Key[]): void },
  { table, values }: ResealOrder,
): void => {
  for (const { key } of values) touch.row(table, ...key)
}
