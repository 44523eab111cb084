/** A shared row that one process changes is never decided upon stale by the other, and its writer is not starved. */
import { must } from '@laurel/server/platform/must'
import { act, type ShopEngine } from '@laurel/server/platform/work/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgresShop, type PostgresShop } from './shop-on-postgres.ts'

let shop: PostgresShop
let seller: ShopEngine
let other: ShopEngine
beforeAll(async () => {
  shop = await openPostgresShop()
  seller = shop.engine({ inFlightMax: 2, batchMax: 16 })
  other = shop.engine()
  await seller.run(
    act((w) => void w.add('price', { id: 'p', open: true, tags: [], amount: 1 })),
    null,
  )
  await seller.run(
    act((w) => void w.add('till', { id: 'a', cash: 0 })),
    null,
  )
})
afterAll(() => shop.close())

const setOpen = (open: boolean) =>
  act((w) => {
    const price = must(w.get('price', 'p'), 'p')
    w.set('price', price, { open })
  })
const sell = (hint: boolean) =>
  act(
    (w) => {
      if (!w.get('price', 'p')?.open) return
      const till = must(w.get('till', 'a'), 'a')
      w.set('till', till, { cash: till.cash + 1 })
    },
    hint ? (touch) => touch.row('price', 'p') : undefined,
  )
const cash = async (): Promise<number> => must((await shop.rows()).till[0], 'a till').cash

test('after one process has closed a price, not a single sale of the other goes through', async () => {
  let stop = false
  const selling = Array.from({ length: 48 }, async (_, i) => {
    while (!stop) await seller.run(sell(i % 2 === 0), null)
  })
  const waits: number[] = []
  for (let i = 0; i < 15; i++) {
    await new Promise((resolve) => setTimeout(resolve, 40))
    const from = performance.now()
    await other.run(setOpen(false), null)
    waits.push(performance.now() - from)
    const closedAt = await cash()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(await cash()).toBe(closedAt)
    await other.run(setOpen(true), null)
  }
  stop = true
  await Promise.all(selling)

  expect(await cash()).toBeGreaterThan(15)
  // Newcomers queue behind a waiting writer: without the gate it waited for most of a minute.
  expect(Math.max(...waits)).toBeLessThan(5_000)
})

test('two processes that change one shared row lose no change', async () => {
  await seller.run(
    act((w) => void w.set('price', must(w.get('price', 'p'), 'p'), { amount: 0 })),
    null,
  )
  const raise = act((w) => {
    const price = must(w.get('price', 'p'), 'p')
    w.set('price', price, { amount: price.amount + 1, tags: [...price.tags, 'x'] })
  })

  await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 2 ? seller : other).run(raise, null)))

  const [price] = (await shop.rows()).price
  expect([price?.amount, price?.tags.length]).toEqual([200, 200])
})

test('a writer waits for whoever reads a shared row, and newcomers wait behind the writer: it is not starved', async () => {
  await other.run(setOpen(true), null)
  const reader = await shop.session()
  // As the engine reads it: through the gate (table 0, the key “p”), then the row.
  await reader.query(
    `begin; select pg_advisory_xact_lock_shared(0, 112); select * from price where id = 'p' for share`,
  )
  const done: string[] = []
  const close = other.run(setOpen(false), null).then(() => done.push('closed'))
  await new Promise((resolve) => setTimeout(resolve, 150))
  const before = await cash()
  const sale = seller.run(sell(true), null).then(() => done.push('asked to buy'))
  await new Promise((resolve) => setTimeout(resolve, 150))

  expect(done).toEqual([])
  await reader.query('commit')
  reader.release()
  await Promise.all([close, sale])
  expect(done.toSorted()).toEqual(['asked to buy', 'closed'])
  expect(await cash()).toBe(before) // the newcomer found it closed
})
