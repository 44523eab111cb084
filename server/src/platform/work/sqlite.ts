/** Group commit: all commands that arrived together share one transaction; answers go out after its COMMIT. */
import type Database from 'better-sqlite3'
import { BatchEngine, type BatchOptions, type Job, runJob } from './batch.ts'
import { type Change, changeOf } from './changes.ts'
import { IdentityMap, type Obj, type Slot } from './identity-map.ts'
import { type Column, type Meta, type Metas, metasOf } from './meta.ts'
import type { EngineOf, Key, LocksOf, Tables } from './types.ts'

type Statement = Database.Statement<unknown[], unknown[]>

const matching = (columns: Column[]): string => columns.map((column) => `"${column.sql}"=?`).join(' and ')
const named = (columns: Column[]): string => columns.map((column) => `"${column.sql}"`).join(',')

/** One prepared statement per table and shape. */
class Statements {
  private readonly db: Database.Database
  private readonly selects = new Map<Meta, Statement[]>()
  private readonly inserts = new Map<Meta, Statement>()
  private readonly removes = new Map<Meta, Statement>()
  private readonly updates = new Map<Column[], Statement>()

  constructor(db: Database.Database) {
    this.db = db
  }

  /** Rows by the first `length` columns of the key, as arrays. */
  select(meta: Meta, length: number): Statement {
    const made = this.selects.get(meta) ?? []
    this.selects.set(meta, made)
    made[length] ??= this.prepare(
      `select ${named(meta.columns)} from "${meta.sql}" where ${matching(meta.key.slice(0, length))}`,
    ).raw(true)
    return made[length]
  }

  insert(meta: Meta): Statement {
    const places = (): string => meta.columns.map(() => '?').join(',')
    return once(this.inserts, meta, () =>
      this.prepare(`insert into "${meta.sql}"(${named(meta.columns)}) values(${places()})`),
    )
  }

  remove(meta: Meta): Statement {
    return once(this.removes, meta, () =>
      this.prepare(`delete from "${meta.sql}" where ${matching(meta.key)}`),
    )
  }

  /** `patch`: the one array of these columns. */
  update(meta: Meta, patch: Column[]): Statement {
    const set = (): string => patch.map((column) => `"${column.sql}"=?`).join(',')
    return once(this.updates, patch, () =>
      this.prepare(`update "${meta.sql}" set ${set()} where ${matching(meta.key)}`),
    )
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

function rowOf(meta: Meta, values: unknown[]): Obj {
  const row: Obj = { ...meta.blank }
  let i = 0
  for (const { name, decode } of meta.columns) {
    const value = values[i++]
    row[name] = decode ? decode(value) : value
  }
  return row
}

class SqliteWork extends IdentityMap {
  private readonly statements: Statements

  constructor(metas: Metas, statements: Statements) {
    super(metas)
    this.statements = statements
  }

  protected load(meta: Meta, key: Key[]): Obj | undefined {
    const values = this.statements.select(meta, key.length).get(...key)
    return values && rowOf(meta, values)
  }

  protected loadList(meta: Meta, prefix: Key[]): Obj[] {
    return this.statements
      .select(meta, prefix.length)
      .all(...prefix)
      .map((values) => rowOf(meta, values))
  }

  /** Table by table: a statement and the pages it walks stay near at hand. */
  flush(): void {
    const byTable = new Map<Meta, Slot[]>()
    for (const slot of this.changed) {
      const slots = byTable.get(slot.meta)
      if (slots) slots.push(slot)
      else byTable.set(slot.meta, [slot])
    }
    for (const slots of byTable.values()) for (const slot of slots) this.write(slot)
  }

  private statementFor(meta: Meta, { kind, columns }: Change): Statement {
    if (kind === 'insert') return this.statements.insert(meta)
    return kind === 'delete' ? this.statements.remove(meta) : this.statements.update(meta, columns)
  }

  private write(slot: Slot): void {
    const change = changeOf(slot)
    if (!change) return
    this.statementFor(slot.meta, change).run(change.values)
  }
}

class SqliteEngine<S extends Tables> extends BatchEngine<S> {
  private readonly db: Database.Database
  private readonly metas: Metas
  private readonly statements: Statements
  private readonly begin: Database.Statement
  private readonly commit: Database.Statement
  private readonly rollback: Database.Statement

  constructor(db: Database.Database, metas: Metas, options: BatchOptions) {
    super(options)
    this.db = db
    this.metas = metas
    this.statements = new Statements(db)
    this.begin = db.prepare('BEGIN IMMEDIATE')
    this.commit = db.prepare('COMMIT')
    this.rollback = db.prepare('ROLLBACK')
  }

  protected runBatch(jobs: Job[]): void {
    this.begin.run()
    try {
      const work = new SqliteWork(this.metas, this.statements)
      for (const job of jobs) runJob(job, work)
      work.flush()
      this.commit.run()
    } catch (error) {
      if (this.db.inTransaction) this.rollback.run()
      throw error
    }
  }
}

export const sqliteEngine = <S extends Tables>(
  db: Database.Database,
  schema: S,
  locks: LocksOf<S>,
  options: BatchOptions,
): EngineOf<S> => new SqliteEngine<S>(db, metasOf(schema, 'sqlite', locks), options)
