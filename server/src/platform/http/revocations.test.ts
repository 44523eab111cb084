import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../database.ts'
import { revoke } from '../revoke.ts'
import { revocationJob } from '../sweep-revocations.ts'
import { NOON, openTestDatabase, type TestDatabase } from '../testing.ts'
import { createRevocations, type Revocations } from './revocations.ts'

let box: TestDatabase
let revocations: Revocations
beforeEach(async () => {
  box = await openTestDatabase()
  revocations = createRevocations(box.db, box.clock)
})
afterEach(async () => {
  vi.useRealTimers()
  await revocations.stop()
  await box.close()
})

const revoked = (subject: string) => box.did((w, _input, now) => revoke(w, subject, now))

describe('who is shut out', () => {
  test('is so for what was signed until that millisecond, once it was looked', async () => {
    await revoked('lin')
    expect(revocations.covers('lin', NOON)).toBe(false)
    await revocations.look()

    expect([NOON - 1, NOON, NOON + 1].map((at) => revocations.covers('lin', at))).toEqual([true, true, false])
    expect(revocations.covers('ann', NOON)).toBe(false)
  })

  test('again is so from the later time on, and a clock that went back takes nothing away', async () => {
    await revoked('lin')
    box.time.now += 5_000
    await revoked('lin')
    box.time.now -= 60_000
    await revoked('lin')
    await revocations.look()

    expect(revocations.covers('lin', NOON + 5_000)).toBe(true)
    expect(revocations.covers('lin', NOON + 5_001)).toBe(false)
  })

  test('is known at start, and in another process within a second', async () => {
    await revoked('early')
    const other = await openDatabase(`file:${box.file}`, { clock: box.clock })
    const elsewhere = createRevocations(other, box.clock)
    await elsewhere.start()
    expect(elsewhere.covers('early', NOON)).toBe(true)

    await revoked('lin')
    const sinceMs = performance.now()
    await vi.waitFor(() => expect(elsewhere.covers('lin', NOON)).toBe(true), { timeout: 5_000, interval: 20 })
    expect(performance.now() - sinceMs).toBeLessThan(1_000)
    await elsewhere.stop()
    await other.close()
  })

  test('by a machine whose clock is half a minute behind is not missed', async () => {
    await revoked('ann')
    await revocations.look()
    box.time.now -= 30_000
    await revoked('lin')
    await revocations.look()

    expect(revocations.covers('lin', NOON - 30_000)).toBe(true)
  })

  test('by a machine whose clock is hours ahead hides nobody who comes later', async () => {
    box.time.now += 5 * 3_600_000
    await revoked('ann')
    box.time.now -= 5 * 3_600_000
    await revocations.look()
    await revoked('lin')
    await revocations.look()

    expect(revocations.covers('lin', NOON)).toBe(true)
  })
})

test('without a look for five seconds nobody is believed, and one look mends it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  await revocations.look()
  vi.advanceTimersByTime(4_999)
  expect(revocations.isFresh()).toBe(true)
  vi.advanceTimersByTime(1)
  expect(revocations.isFresh()).toBe(false)

  const raw = new Database(box.file)
  raw.exec('alter table revocation rename to gone')
  await expect(revocations.look()).rejects.toThrow()
  expect(revocations.isFresh()).toBe(false)
  raw.exec('alter table gone rename to revocation')
  raw.close()
  await revocations.look()
  expect(revocations.isFresh()).toBe(true)
})

test('a revocation is forgotten when every token it spoke of has ended', async () => {
  const { run } = revocationJob(box.db, box.clock)
  await revoked('lin')
  const left = async () => (await box.db.all('select * from revocation')).length
  box.time.now += 2 * 3_600_000
  await run()
  expect(await left()).toBe(1)

  box.time.now += 1
  await run()
  expect(await left()).toBe(0)
})
