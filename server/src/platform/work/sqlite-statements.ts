/** The prepared statements of one connection: one for each table and shape. */
import type Database from 'better-sqlite3'
import type { Change } from './changes.ts'
import type { Column, Meta } from './meta.ts'
import { sqlFor } from './sqlite-sql.ts'

type Statement = Database.Statement<unknown[], unknown[]>

/** Rows that one statement inserts: what a statement costs besides its rows is a third of one row. */
const BLOCKS = [16, 4, 1]

export class Statements {
  private readonly db: Database.Database
  private readonly selects = new Map<Meta, Statement[]>()
  private readonly inserts = new Map<Meta, Statement[]>()
  private readonly removes = new Map<Meta, Statement>()
  private readonly updates = new Map<Column[], Statement>()

  constructor(db: Database.Database) {
    this.db = db
  }

  /** Rows by the first `length` columns of the key, as arrays. */
  select(meta: Meta, length: number): Statement {
    const made = once(this.selects, meta, () => [])
    made[length] ??= this.prepare(sqlFor(meta).select(length)).raw(true)
    return made[length]
  }

  /** Of values in the order of the columns, row by row. */
  insert(meta: Meta, rows: readonly unknown[][]): void {
    let at = 0
    for (const size of BLOCKS) {
      for (; rows.length - at >= size; at += size) {
        const values: unknown[] = []
        for (const row of rows.slice(at, at + size)) for (const value of row) values.push(value)
        this.insertOf(meta, size).run(...values)
      }
    }
  }

  change(meta: Meta, { kind, columns, values }: Change): void {
    const statement = kind === 'delete' ? this.remove(meta) : this.update(meta, columns)
    statement.run(...values)
  }

  private insertOf(meta: Meta, size: number): Statement {
    const made = once(this.inserts, meta, () => [])
    made[size] ??= this.prepare(sqlFor(meta).insert(size))
    return made[size]
  }

  private remove(meta: Meta): Statement {
    return once(this.removes, meta, () => this.prepare(sqlFor(meta).remove))
  }

  private update(meta: Meta, patch: Column[]): Statement {
    return once(this.updates, patch, () => this.prepare(sqlFor(meta).update(patch)))
  }

  private prepare(text: string): Statement {
    return this.db.prepare<unknown[], unknown[]>(text)
  }
}

function once<K, V>(made: Map<K, V>, key: K, make: () => V): V {
  const known = made.get(key)
  if (known !== undefined) return known
  const value = make()
  made.set(key, value)
  return value
}
