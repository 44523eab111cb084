/** Plain SQL past the engine and its constraints: what a mistake at the database's prompt could do. */
import Database from 'better-sqlite3'
import pg from 'pg'
import type { DatabaseKind } from '../world/databases.ts'

export interface Raw {
  run(...statements: string[]): Promise<void>
  /** From here on nothing stops a false row. */
  disarm(): Promise<void>
  close(): Promise<void>
}

export const openRaw = async (kind: DatabaseKind, url: string): Promise<Raw> =>
  kind === 'sqlite' ? rawSqlite(url.slice('file:'.length)) : rawPostgres(url)

function rawSqlite(file: string): Raw {
  const db = new Database(file)
  return {
    run: async (...statements) => db.transaction(() => statements.forEach((sql) => void db.exec(sql)))(),
    async disarm() {
      const triggers = db.prepare<[], { name: string }>(
        `select name from sqlite_master where type = 'trigger'`,
      )
      for (const { name } of triggers.all()) db.exec(`drop trigger ${name}`)
      db.pragma('ignore_check_constraints = 1')
    },
    close: async () => void db.close(),
  }
}

const DISARMING = `
  select format('drop trigger %I on %s', tgname, tgrelid::regclass) as sql from pg_trigger where not tgisinternal
  union all
  select format('alter table %s drop constraint %I', conrelid::regclass, conname)
  from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`

async function rawPostgres(connectionString: string): Promise<Raw> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return {
    // Sent as one, they are one transaction.
    run: async (...statements) => void (await client.query(statements.join(';'))),
    async disarm() {
      const { rows } = await client.query<{ sql: string }>(DISARMING)
      for (const { sql } of rows) await client.query(sql)
    },
    close: () => client.end(),
  }
}
