/** `verify` is green on honest books, and red for every way of cooking them that we could think of. */
import { readConfig } from '@laurel/server/config'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { verify } from '@laurel/server/verify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { liveHonestly, NOON } from './honest-days.ts'
import { LIES } from './lies.ts'
import { openRaw, type Raw } from './raw.ts'

describe.each(databaseKinds)('on %s', (kind) => {
  let place: FreshDatabase
  let db: Db
  let raw: Raw

  beforeAll(async () => {
    let now = NOON
    place = await freshDatabase(kind)
    db = await openDatabase(place.url, { clock: () => now })
    raw = await openRaw(kind, place.url)
    await liveHonestly(db, (at) => {
      now = at
    })
  })
  afterAll(async () => {
    await raw.close()
    await db.close()
    await place.drop()
  })

  test('honest books are green', async () => expect(await verify(db, readConfig({}))).toEqual([]))

  test('a transfer can be neither changed nor deleted', async () => {
    await expect(raw.run(`update transfer set amount = 1 where id = 'use'`)).rejects.toThrow(/never/)
    await expect(raw.run(`delete from transfer where id = 'use'`)).rejects.toThrow(/never/)
  })

  describe('past every trigger and constraint', () => {
    beforeAll(() => raw.disarm())

    test.each(LIES)('$what: red', async ({ tell, takeBack, red }) => {
      await raw.run(...tell)
      const found = await verify(db, readConfig({})).finally(() => raw.run(...takeBack))
      const rules = found.map(({ rule }) => rule)
      for (const rule of red) expect(rules).toContainEqual(expect.stringContaining(rule))
      expect(await verify(db, readConfig({}))).toEqual([])
    })
  })
})
