import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postgresKit } from '../kit.ts'
import { memoryEngine } from './memory.ts'
import {
  act,
  commandOf,
  defineShop,
  keptAsTheTableAsks,
  openSqliteShop,
  openTill,
  type ShopRow,
  type ShopWork,
  sortedRows,
  stepOf,
} from './testing.ts'

const cashOf = ({ db }: ReturnType<typeof openSqliteShop>) =>
  db.prepare<[], number>('select cash from till').pluck().get()
const earn =
  (cash: number) =>
  (w: ShopWork): number => {
    const till = w.get('till', 'a')
    return till ? w.set('till', till, { cash: till.cash + cash }).cash : -1
  }

async function openShop() {
  const shop = openSqliteShop()
  await shop.engine.run(openTill, null)
  shop.told.length = 0
  return shop
}
const times = (told: string[], word: string) => told.filter((text) => text.startsWith(word)).length

test('what arrives in one turn of the event loop shares one commit and writes each row once', async () => {
  const shop = await openShop()

  await Promise.all(Array.from({ length: 100 }, () => shop.engine.run(act(earn(1)), null)))

  expect(cashOf(shop)).toBe(100)
  expect([times(shop.told, 'BEGIN'), times(shop.told, 'COMMIT'), times(shop.told, 'update')]).toEqual([
    1, 1, 1,
  ])
})

test('commands of different turns do not wait for each other', async () => {
  const shop = await openShop()

  await shop.engine.run(act(earn(1)), null)
  await shop.engine.run(act(earn(1)), null)

  expect(times(shop.told, 'COMMIT')).toBe(2)
})

test('an answer goes out only after the commit that holds it', async () => {
  const shop = await openShop()

  const committed = await shop.engine.run(act(earn(1)), null).then(() => times(shop.told, 'COMMIT'))

  expect(committed).toBe(1)
})

test('more than a batch holds is run in more than one, in the order it came', async () => {
  const shop = await openShop()

  const answers = await Promise.all(Array.from({ length: 600 }, () => shop.engine.run(act(earn(1)), null)))

  expect(answers).toEqual(answers.map((_, i) => i + 1))
  expect(times(shop.told, 'COMMIT')).toBe(3)
})

test('when the database refuses a batch, only the guilty command fails and the others keep their order', async () => {
  const shop = await openShop()
  const costs = [1, 2, -100, 4, 8]

  const results = await Promise.allSettled(costs.map((cash) => shop.engine.run(act(earn(cash)), null)))

  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))).toEqual([
    1,
    3,
    'refused',
    7,
    15,
  ])
  expect(cashOf(shop)).toBe(15)
})

test('a command that throws leaves nothing, and its neighbours are none the wiser', async () => {
  const shop = await openShop()
  const throws = act((w) => {
    earn(50)(w)
    w.add('note', { id: 'n' })
    throw new Error('no')
  })

  const results = await Promise.allSettled(
    [act(earn(1)), throws, act(earn(2))].map((c) => shop.engine.run(c, null)),
  )

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([cashOf(shop), shop.db.prepare('select * from note').all()]).toEqual([3, []])
  expect(times(shop.told, 'COMMIT')).toBe(1)
})

test('a database that can’t begin fails every command of the batch, and serves again when it can', async () => {
  const shop = await openShop()
  shop.db.exec('begin')

  const refused = await Promise.allSettled([act(earn(1)), act(earn(1))].map((c) => shop.engine.run(c, null)))
  shop.db.exec('commit')

  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await shop.engine.run(act(earn(1)), null)).toBe(1)
})

test('random commands end in the same rows and say the same in memory and on SQLite', async () => {
  const steps = fc.array(stepOf, { minLength: 30, maxLength: 90 })
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 40 }), async (all, together) => {
      const memory = memoryEngine(defineShop(postgresKit), { clock: () => 0 })
      const { engine, db } = await openShop()
      memory.run(openTill, null)
      for (let from = 0; from < all.length; from += together) {
        const batch = all.slice(from, from + together).map(commandOf)
        const said = batch.map((command) => {
          try {
            return memory.run(keptAsTheTableAsks(command), null)
          } catch {
            return 'refused'
          }
        })
        const found = await Promise.all(
          batch.map((command) => engine.run(command, null).catch(() => 'refused')),
        )
        expect(found).toEqual(said)
      }
      const rows = <T>(sql: string) => db.prepare<[], T>(sql).all()
      const prices = rows<{ id: string; open: number; tags: string; amount: number }>('select * from price')
      expect(
        sortedRows({
          coin: rows<ShopRow<'coin'>>('select till, day, seq, left_over as left from coin'),
          note: rows('select * from note'),
          price: prices.map((price) => ({ ...price, open: price.open === 1, tags: JSON.parse(price.tags) })),
          till: rows('select * from till'),
        }),
      ).toEqual(
        sortedRows({
          coin: memory.rows('coin'),
          note: memory.rows('note'),
          price: memory.rows('price'),
          till: memory.rows('till'),
        }),
      )
    }),
    { numRuns: 60 },
  )
})
