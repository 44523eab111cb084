/** For tests of the platform: the whole schema on an SQLite file of its own, under a clock that tests move. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, Work } from '../schema.ts'
import { type Db, openDatabase } from './database.ts'

export interface TestDatabase {
  db: Db
  file: string
  time: { now: number }
  clock(): number
  did<Result>(run: (w: Work, input: null, now: number) => Result): Promise<Result>
  close(): Promise<void>
}

export const NOON = Date.parse('2026-11-21T12:00:00+08:00')

export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-platform-'))
  const file = join(folder, 'laurel.db')
  const time = { now: NOON }
  const clock = () => time.now
  const db = await openDatabase(`file:${file}`, { clock })
  return {
    db,
    file,
    time,
    clock,
    did: <Result>(run: Command<null, Result>) => db.engine.run(run, null),
    async close() {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
