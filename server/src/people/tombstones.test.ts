import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepAtOnce, keepTombstone, readTombstones } from './tombstones.ts'

const folder = mkdtempSync(join(tmpdir(), 'tombstones-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('nobody is named by a file that is not there', async () => {
  expect(await readTombstones(join(folder, 'none'))).toEqual([])
})

test('a member is named once, however often it was written', async () => {
  const file = join(folder, 'new', 'erasures.jsonl')
  await keepTombstone(file, { memberId: 'lin', at: 1 })
  await keepTombstone(file, { memberId: 'zhou', at: 2 })
  await keepTombstone(file, { memberId: 'lin', at: 1 })

  expect(await readTombstones(file)).toEqual([
    { memberId: 'lin', at: 1 },
    { memberId: 'zhou', at: 2 },
  ])
})

test('half a line that a crash left spoils no other', async () => {
  const file = join(folder, 'crashed')
  await keepTombstone(file, { memberId: 'lin', at: 1 })
  appendFileSync(file, '{"memberId":"zh')
  await keepTombstone(file, { memberId: 'zhou', at: 2 })

  expect((await readTombstones(file)).map(({ memberId }) => memberId)).toEqual(['lin', 'zhou'])
})

test('a folder that can’t be written to stops nobody who closes an account', async () => {
  const inAFile = join(folder, 'crashed', 'x')
  await expect(keepAtOnce(inAFile, { memberId: 'lin', at: 1 })).resolves.toBeUndefined()
})
