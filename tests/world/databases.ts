/** A fresh database of either kind for one test file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type DatabaseKind = 'sqlite' | 'postgres'
export const databaseKinds: DatabaseKind[] = ['sqlite', 'postgres']

export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

let made = 0

export const freshDatabase = async (kind: DatabaseKind): Promise<FreshDatabase> =>
  kind === 'sqlite' ? freshSqlite() : freshPostgres((await import('vitest')).inject('postgres'))

function freshSqlite(): FreshDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-'))
  return {
    url: `file:${join(folder, 'laurel.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function freshPostgres(server: string): Promise<FreshDatabase> {
  made += 1
  const name = `t_${process.pid}_${Date.now()}_${made}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) }
}

async function run(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
