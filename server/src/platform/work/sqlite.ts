/** Group commit: all commands that arrived together share one transaction; answers go out after its COMMIT. */
import type Database from 'better-sqlite3'
import { BatchEngine, type BatchOptions, type Job, runJob } from './batch.ts'
import { changeOf } from './changes.ts'
import { IdentityMap, type Obj, type Slot } from './identity-map.ts'
import { type Meta, type Metas, metasOf } from './meta.ts'
import { Statements } from './sqlite-statements.ts'
import type { EngineOf, Key, LocksOf, Tables } from './types.ts'

class SqliteWork extends IdentityMap {
  private readonly statements: Statements

  constructor(metas: Metas, statements: Statements) {
    super(metas)
    this.statements = statements
  }

  protected load(meta: Meta, key: Key[]): Obj | undefined {
    const values = this.statements.select(meta, key.length).get(...key)
    return values && meta.rows.from(values)
  }

  protected loadList(meta: Meta, prefix: Key[]): Obj[] {
    return this.statements
      .select(meta, prefix.length)
      .all(...prefix)
      .map(meta.rows.from)
  }

  /** Table by table: a statement and the pages it walks stay near at hand. */
  flush(): void {
    const byTable = new Map<Meta, Slot[]>()
    for (const slot of this.changed) {
      const slots = byTable.get(slot.meta)
      if (slots) slots.push(slot)
      else byTable.set(slot.meta, [slot])
    }
    for (const [meta, slots] of byTable) this.write(meta, slots)
  }

  /** What is new comes last, together: it may take the place of what was dropped. */
  private write(meta: Meta, slots: Slot[]): void {
    const rows: unknown[][] = []
    for (const slot of slots) {
      const change = changeOf(slot)
      if (change?.kind === 'insert') rows.push(change.values)
      else if (change) this.statements.change(meta, change)
    }
    this.statements.insert(meta, rows)
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
