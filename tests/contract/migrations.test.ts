/** Migrations, on both databases: on a new one, on one with rows in it, and what they forbid for good. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { openStage, type Stage } from './stage.ts'

const APPEND_ONLY = ['transfer', 'fact', 'audit', 'consent', 'identity_change']
const MIGRATIONS = '__drizzle_migrations'

const filesOf = (kind: string): string[] =>
  readdirSync(fileURLToPath(new URL(`../../server/migrations/${kind}`, import.meta.url))).filter((name) =>
    name.endsWith('.sql'),
  )
const appliedTo = (db: Db) =>
  db.all(`select count(*) as n from ${db.dialect === 'postgres' ? `drizzle.${MIGRATIONS}` : MIGRATIONS}`)

/** The tables that the engine writes, with the columns that the database really has. */
async function columnsOf(db: Db): Promise<Record<string, string[]>> {
  const rows =
    db.dialect === 'postgres'
      ? await db.all(
          `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'`,
        )
      : await db.all(
          `select m.name as t, p.name as c from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table'`,
        )
  const tables = [...new Set(rows.map(({ t }) => String(t)))]
  return Object.fromEntries(
    tables.map((table) => [table, rows.filter(({ t }) => t === table).map(({ c }) => String(c))]),
  )
}

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let stage: Stage
  beforeAll(async () => {
    place = await freshDatabase(kind)
    stage = await openStage({ at: place })
    const { orderId } = await stage.lin.redeem(stage.skuId)
    await stage.lin.ask({ method: 'POST', path: '/mall/orders/:orderId/cancel', refusals: [] }, { orderId })
  })
  afterAll(async () => {
    await stage.world.close()
    await place.drop()
  })

  test('a new database takes every migration, and then has the columns of the schema, no less and no more', async () => {
    const fresh = await freshDatabase(kind)
    const db = await openDatabase(fresh.url, { clock: Date.now })
    const { n } = (await appliedTo(db))[0] ?? {}
    const columns = await columnsOf(db)
    const wanted = Object.values(db.schema).map((table) => {
      const name = String(Reflect.get(table, Symbol.for('drizzle:Name')))
      const fields = Object.values<{ name: string }>(Reflect.get(table, Symbol.for('drizzle:Columns')))
      return [name, fields.map((field) => field.name).toSorted()]
    })
    await db.close()
    await fresh.drop()

    expect([n, filesOf(kind).length]).toEqual([filesOf(kind).length, filesOf('sqlite').length])
    const found = wanted.map(([name]) => [name, columns[String(name)]?.toSorted()])
    expect(found).toEqual(wanted)
    expect(
      Object.keys(columns).filter((name) => name !== MIGRATIONS && !name.startsWith('sqlite_')).length,
    ).toBe(wanted.length)
  })

  test('a database with rows in it, opened again, is not changed by a byte', async () => {
    const before = await stage.state()
    expect(before).toContain('member/')

    const again = await openDatabase(place.url, { clock: Date.now })
    await again.close()

    expect(await stage.state()).toBe(before)
    expect(await stage.world.verify()).toEqual([])
  })

  test.each(APPEND_ONLY)('what stands in %s can neither be changed nor deleted', async (table) => {
    const { db } = stage.world
    const before = await db.all(`select * from "${table}"`)
    expect(before.length).toBeGreaterThan(0)

    const [column] = Object.keys(before[0] ?? {})
    for (const sql of [`update "${table}" set "${column}" = "${column}"`, `delete from "${table}"`])
      await expect(writeTo(db, place, sql)).rejects.toThrow(/never/)
    expect(await db.all(`select * from "${table}"`)).toEqual(before)
  })

  test('what may be deleted can be: the refusals above come from the triggers alone', async () => {
    await expect(
      writeTo(stage.world.db, place, `delete from idempotency where key = 'none'`),
    ).resolves.toBeUndefined()
  })
})

/** Past the program, as an operator of the database would. */
async function writeTo({ dialect }: Db, { url }: FreshDatabase, sql: string): Promise<void> {
  if (dialect === 'sqlite') {
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(url.slice('file:'.length))
    try {
      db.exec(sql)
    } finally {
      db.close()
    }
    return
  }
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

test('the journals of both databases name the same migrations', () => {
  const tags = databaseKinds.map((kind) =>
    JSON.parse(
      readFileSync(
        fileURLToPath(new URL(`../../server/migrations/${kind}/meta/_journal.json`, import.meta.url)),
        'utf8',
      ),
    ).entries.map(({ tag }: { tag: string }) => tag),
  )
  expect(tags[0]).toEqual(tags[1])
  expect(tags[0]).toEqual(filesOf('sqlite').map((name) => name.replace('.sql', '')))
})
