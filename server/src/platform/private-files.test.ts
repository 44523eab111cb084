import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { exposedFiles, secretFiles } from './private-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'laurel-private-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('A5 a file that everyone may read or write is named, with what to do', () => {
  const path = join(folder, '.env')
  writeFileSync(path, 'JWT_SECRET=…')
  for (const [mode, isExposed] of [
    [0o644, true],
    [0o602, true],
    [0o640, false],
    [0o600, false],
  ] as const) {
    chmodSync(path, mode)
    const told = isExposed ? [`${path} is open to everyone on this machine: chmod 600 it.`] : []
    expect([mode, exposedFiles([path])]).toEqual([mode, told])
  }
  expect(exposedFiles([join(folder, 'not-there')])).toEqual([])
})

test('A5 a new database is its owner’s alone, its journal too', async () => {
  const file = join(folder, 'laurel.db')
  const db = await openDatabase(`file:${file}`, { clock: Date.now })
  const modes = [file, `${file}-wal`].map((path) => statSync(path).mode & 0o777)
  await db.close()

  expect(modes).toEqual([0o600, 0o600])
  expect(secretFiles(`file:${file}`)).toEqual(['.env', file])
  expect(secretFiles('postgres://127.0.0.1/laurel')).toEqual(['.env'])
})
