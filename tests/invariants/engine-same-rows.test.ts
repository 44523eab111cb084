/** The same random commands, in memory, on SQLite and on PostgreSQL: the same answers, the same rows. */
import { postgresKit } from '@laurel/server/platform/kit'
import { memoryEngine } from '@laurel/server/platform/work/memory'
import {
  act,
  commandOf,
  defineShop,
  keptAsTheTableAsks,
  openSqliteShop,
  openTill,
  outcomes,
  type ShopCommand,
  type ShopRows,
  type Step,
  sortedRows,
  stepOf,
} from '@laurel/server/platform/work/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPostgresShop } from './shop-on-postgres.ts'

const DAYS = [0, 1, 2, 3, 4]

const empty = act((w) => {
  for (const coin of w.list('coin', 'a')) w.drop('coin', coin)
  const till = w.get('till', 'a')
  if (till) w.drop('till', till)
  for (const price of DAYS.map((day) => w.get('price', `p${day}`))) if (price) w.drop('price', price)
  const notes = DAYS.flatMap((day) => [0, 1, 2, 3].map((seq) => w.get('note', `${day}.${seq}`)))
  for (const note of notes) if (note) w.drop('note', note)
})

/** What the command will read, or something quite else: a hint is never more than a hint. */
function hinted(command: ShopCommand<unknown>, [, day, seq, value]: Step): ShopCommand<unknown> {
  if (value % 3 === 0) return command
  const right = value % 3 === 1
  return Object.assign((...given: Parameters<typeof command>) => command(...given), {
    reads: (touch: Parameters<NonNullable<typeof command.reads>>[0]) => {
      touch.row('till', right ? 'a' : `b${value}`)
      touch.row('coin', right ? 'a' : 'nobody', day, right ? seq : 99)
      if (right) touch.list('coin', 'a', day)
      else touch.row('price', `p${value}`)
    },
  })
}

test('random batches with right, wrong and missing hints say and leave the same on all three', async () => {
  const shop = await openPostgresShop()
  const engine = shop.engine({ inFlightMax: 1, batchMax: 24 })
  const steps = fc.array(stepOf, { minLength: 30, maxLength: 90 })
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 40 }), async (all, together) => {
      const memory = memoryEngine(defineShop(postgresKit), { clock: () => 0 })
      const lite = openSqliteShop()
      await Promise.all([engine.run(empty, null), lite.engine.run(openTill, null)])
      await engine.run(openTill, null)
      memory.run(openTill, null)
      for (let from = 0; from < all.length; from += together) {
        const batch = all.slice(from, from + together)
        const said = batch.map((step) => {
          try {
            return memory.run(keptAsTheTableAsks(commandOf(step)), null)
          } catch {
            return 'refused'
          }
        })
        const commands = batch.map((step) => hinted(commandOf(step), step))
        const found = await Promise.all([outcomes(lite.engine, commands), outcomes(engine, commands)])
        expect(found).toEqual([said, said])
      }
      const [coin, note, price, till] = (['coin', 'note', 'price', 'till'] as const).map((t) =>
        memory.rows(t),
      )
      expect(sortedRows(await shop.rows())).toEqual(sortedRows({ coin, note, price, till } as ShopRows))
    }),
    { numRuns: Number(process.env.RUNS ?? 12) },
  )
  // The test is worth something only if the hints were wrong often enough.
  expect(engine.count.restarts).toBeGreaterThan(20)
  expect(await shop.deadlocks()).toBe(0)
  await shop.close()
}, 180_000)

const SIGNS = [
  '',
  ' ',
  'NULL',
  'null',
  '{}',
  '{a,b}',
  '"',
  '\\',
  '\\"',
  "'",
  ',',
  '\n\t\u0001',
  '\u2028',
  '\\N',
  '\\.',
  '\r',
  '桂冠',
]

const forget = (ids: string[]) =>
  act((w) => {
    for (const note of ids.map((id) => w.get('note', id))) if (note) w.drop('note', note)
    for (const price of ids.map((id) => w.get('price', id))) if (price) w.drop('price', price)
  })

test('every text comes back from PostgreSQL as it was written: as a key, in a column, in JSON', async () => {
  const shop = await openPostgresShop()
  const engine = shop.engine({ inFlightMax: 1, batchMax: 24 })
  const text = fc.oneof(
    fc.constantFrom(...SIGNS),
    fc.string({ unit: 'binary' }).map((sent) => sent.replaceAll('\0', '')),
  )
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const written = texts.map((words, i) => ({ id: words, words: texts.at(-1 - i) ?? null }))
      const prices = texts.map((id) => ({ id, open: true, tags: [...texts], amount: 1 }))
      await engine.run(empty, null)
      await engine.run(
        act((w) => {
          for (const note of written) w.add('note', note)
          for (const price of prices) w.add('price', price)
        }),
        null,
      )
      const found = act((w) => texts.map((id) => [w.get('note', id), w.get('price', id)]))
      expect(await engine.run(found, null)).toEqual(written.map((note, i) => [note, prices[i]]))
      await engine.run(forget(texts), null)
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
  await shop.close()
}, 60_000)
