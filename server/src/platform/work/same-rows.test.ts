import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postgresKit } from '../kit.ts'
import { memoryEngine } from './memory.ts'
import {
  commandOf,
  defineShop,
  keptAsTheTableAsks,
  openSqliteShop,
  openTill,
  outcomes,
  type ShopRow,
  type ShopRows,
  type SqliteShop,
  sortedRows,
  stepOf,
} from './testing.ts'

function rowsOf({ db }: SqliteShop): ShopRows {
  const rows = <T>(sql: string) => db.prepare<[], T>(sql).all()
  const prices = rows<{ id: string; open: number; tags: string; amount: number }>('select * from price')
  return {
    coin: rows<ShopRow<'coin'>>('select till, day, seq, left_over as "left" from coin'),
    note: rows('select * from note'),
    price: prices.map((price) => ({ ...price, open: price.open === 1, tags: JSON.parse(price.tags) })),
    till: rows('select * from till'),
  }
}

const openMemory = () => memoryEngine(defineShop(postgresKit), { clock: () => 0 })

test('random commands say the same and end in the same rows in memory and on SQLite', async () => {
  const steps = fc.array(stepOf, { minLength: 30, maxLength: 90 })
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 40 }), async (all, together) => {
      const memory = openMemory()
      const shop = openSqliteShop()
      memory.run(openTill, null)
      await shop.engine.run(openTill, null)
      for (let from = 0; from < all.length; from += together) {
        const batch = all.slice(from, from + together).map(commandOf)
        const said = batch.map((command) => {
          try {
            return memory.run(keptAsTheTableAsks(command), null)
          } catch {
            return 'refused'
          }
        })
        expect(await outcomes(shop.engine, batch)).toEqual(said)
      }
      const [coin, note, price, till] = (['coin', 'note', 'price', 'till'] as const).map((t) =>
        memory.rows(t),
      )
      expect(sortedRows(rowsOf(shop))).toEqual(sortedRows({ coin, note, price, till } as ShopRows))
    }),
    { numRuns: 60 },
  )
})

test('the comparison is no rubber stamp: steps run in another order are told apart', async () => {
  const differs = fc.asyncProperty(fc.array(stepOf, { minLength: 30, maxLength: 60 }), async (steps) => {
    const [shop, other] = [openSqliteShop(), openSqliteShop()]
    await outcomes(shop.engine, [openTill, ...steps.map(commandOf)])
    await outcomes(other.engine, [openTill, ...steps.toReversed().map(commandOf)])
    expect(sortedRows(rowsOf(shop))).toEqual(sortedRows(rowsOf(other)))
  })

  expect((await fc.check(differs, { numRuns: 60 })).failed).toBe(true)
})
