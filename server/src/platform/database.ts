/** Opens either database: migrations, the engine for every change, drizzle reads on the read side, set-based reads for verify. */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { defineSchema, type Engine, locks, type Schema } from '../schema.ts'
import type { Clock } from './clock.ts'
import { postgresKit, sqliteKit } from './kit.ts'
import { migrationsDir } from './places.ts'
import { makePrivate } from './private-files.ts'
import type { Obj } from './work/identity-map.ts'
import type { Dialect } from './work/meta.ts'
import { postgresEngine } from './work/postgres.ts'
import { sqliteEngine } from './work/sqlite.ts'

/** What both drivers really have. On SQLite the types promise more than there is: tests run there first. */
export type Read = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  'select' | 'selectDistinct' | 'with' | '$with'
>

export interface Reads {
  read: Read
  schema: Schema
}

export interface Db extends Reads {
  dialect: Dialect
  engine: Engine
  /** Whole sets, for verify and for reports. */
  all(sql: string): Promise<Obj[]>
  close(): Promise<void>
}

export interface OpenOptions {
  clock: Clock
  batchMax?: number
}

/** `file:<path>` or `postgres://…`. */
export const openDatabase = async (url: string, options: OpenOptions): Promise<Db> =>
  url.startsWith('file:') ? openSqlite(url.slice('file:'.length), options) : openPostgres(url, options)

function openSqlite(file: string, options: OpenOptions): Db {
  mkdirSync(dirname(file), { recursive: true })
  makePrivate(file)
  const db = new Database(file)
  prepareSqlite(db)
  const reader = new Database(file, { readonly: true })
  reader.pragma('cache_size = -32768')
  const schema = defineSchema(sqliteKit)
  return {
    dialect: 'sqlite',
    schema,
    read: drizzleSqlite(reader) as unknown as Read,
    engine: sqliteEngine(db, schema, locks, options),
    all: async (sql) => reader.prepare<[], Obj>(sql).all(),
    close: async () => {
      reader.close()
      db.close()
    },
  }
}

function prepareSqlite(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL') // this build's default for WAL is NORMAL, which may lose an acknowledged redemption
  db.pragma('wal_autocheckpoint = 32000') // pages, 128 MB: fewer checkpoints, each of which stops the event loop
  db.pragma('cache_size = -65536')
  db.pragma('temp_store = MEMORY')
  db.pragma('busy_timeout = 5000')
  db.pragma('foreign_keys = OFF') // a rebuilt table would cascade into its children
  migrateSqlite(drizzleSqlite(db), { migrationsFolder: join(migrationsDir, 'sqlite') })
  db.pragma('foreign_keys = ON')
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('SQLite did not take synchronous = FULL')
}

// int8 and sums of it: safe integers by construction.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)

/** By key only: a plan made while a table was empty must not scan it for as long as the plan is kept. Nor is so short a statement compiled. */
const WRITER_PLANS =
  '-c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan'

function connect(url: string, options: pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 8, idleTimeoutMillis: 0, ...options })
  // A lost connection must not end the process: the next query opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function openPostgres(url: string, options: OpenOptions): Promise<Db> {
  const pool = connect(url, {})
  const read = drizzlePostgres(pool)
  await migratePostgres(read, { migrationsFolder: join(migrationsDir, 'postgres') })
  const writer = connect(url, { pipeline: true, options: WRITER_PLANS })
  const schema = defineSchema(postgresKit)
  return {
    dialect: 'postgres',
    schema,
    read,
    engine: postgresEngine(writer, schema, locks, options),
    all: async (sql) => (await pool.query<Obj>(sql)).rows,
    close: async () => {
      await writer.end()
      await pool.end()
    },
  }
}
