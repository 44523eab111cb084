import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from './database.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

let box: TestDatabase
beforeEach(async () => {
  box = await openTestDatabase()
})
afterEach(() => box.close())

const addFact = (key: string) =>
  box.did((w, _input, now) =>
    w.add('fact', {
      source: 'laurel',
      key,
      id: key,
      type: 'order.shipped',
      occurredAt: now,
      recordedAt: now,
      data: {},
    }),
  )

test('a new file is in WAL mode, is consistent, and has every table of the schema', async () => {
  const tables = await box.db.all(`select name from sqlite_master where type = 'table'`)
  const { getTableName } = await import('drizzle-orm')
  const wanted = Object.values(box.db.schema).map((table) => getTableName(table))

  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted))
  expect(await box.db.all('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(await box.db.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
})

test('the read side can’t write', async () => {
  const other = new Database(box.file)
  other.close()

  await expect(
    box.db.all(`insert into outbox values ('m', 't', '{}', 1, 0, 1) returning id`),
  ).rejects.toThrow('readonly')
})

test('what a command wrote is there for the next read, and after the file is opened again', async () => {
  await addFact('f1')
  expect(await box.db.all('select key from fact')).toEqual([{ key: 'f1' }])

  const again = await openDatabase(`file:${box.file}`, { clock: box.clock })
  expect(await again.all('select key from fact')).toEqual([{ key: 'f1' }])
  await again.close()
})

test('the connection that writes waits for the disk before it answers: FULL, before and after a write', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  const db = await openDatabase(`file:${box.file}.full`, { clock: box.clock })
  const writer = prepare.mock.contexts.find(
    (one) => one instanceof Database && !one.readonly,
  ) as Database.Database
  const synchronous = () => writer.pragma('synchronous', { simple: true })
  const before = synchronous()
  await db.engine.run((w, _input, at) => {
    w.add('outbox', { id: 'm', topic: 't', payload: {}, at, nextAt: at })
  }, null)

  expect([before, synchronous()]).toEqual([2, 2])
  // What it would be without: this build’s own default is NORMAL, the checker can tell.
  const plain = new Database(`${box.file}.plain`)
  plain.pragma('journal_mode = WAL')
  plain.exec('create table t (a)')
  expect(plain.pragma('synchronous', { simple: true })).toBe(1)
  plain.close()
  await db.close()
  vi.restoreAllMocks()
})

test('a folder that is not there yet is made', async () => {
  const deep = await openDatabase(`file:${box.file}.d/a/b/laurel.db`, { clock: box.clock })

  expect(await deep.all('select count(*) as n from outbox')).toEqual([{ n: 0 }])
  await deep.close()
})
