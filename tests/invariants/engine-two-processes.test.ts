/** Two server processes on one PostgreSQL: nothing lost, nothing locked for ever, nothing decided on what is no longer so. */
import { must } from '@laurel/server/platform/must'
import { act, type ShopWork } from '@laurel/server/platform/work/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgresShop, type PostgresShop, reasons, spread } from './shop-on-postgres.ts'

let shop: PostgresShop
beforeAll(async () => {
  shop = await openPostgresShop()
})
afterAll(() => shop.close())

const till = (w: ShopWork, id: string) => must(w.get('till', id), id)
const pay = (w: ShopWork, id: string, cash: number): void =>
  void w.set('till', till(w, id), { cash: till(w, id).cash + cash })
const opened = (ids: string[]) =>
  act((w) => {
    for (const id of ids) w.add('till', { id, cash: 1_000 })
  })

test('cash that goes round between six tills from two processes in all directions is neither lost nor made', async () => {
  const engines = [0, 1].map(() => shop.engine({ inFlightMax: 3, batchMax: 4 }))
  const ids = [0, 1, 2, 3, 4, 5].map((i) => `round${i}`)
  await must(engines[0], 'a').run(opened(ids), null)
  const moves = Array.from({ length: 1_200 }, (_, i) => {
    const [from, to] = [must(ids[(i * 7) % 6], 'from'), must(ids[(i * 5 + 1) % 6], 'to')]
    const move = (w: ShopWork): void => {
      pay(w, from, -(1 + (i % 40)))
      pay(w, to, 1 + (i % 40))
    }
    return i % 3 ? act(move) : act(move, (touch) => touch.row('till', to))
  })

  const results = await spread(engines, moves)

  const refused = reasons(results).filter((reason) => !reason.includes('till_cash_check'))
  expect(refused).toEqual([])
  const { till: tills } = await shop.rows()
  expect(tills.reduce((sum, { cash }) => sum + cash, 0)).toBe(6_000)
  const restarts = engines.reduce((sum, { count }) => sum + count.restarts, 0)
  expect(restarts).toBeGreaterThan(0)
  expect(await shop.deadlocks()).toBe(0)
})

test('rows guarded by their owner: each of four hundred changes is built on the one before', async () => {
  const engines = [0, 1].map(() => shop.engine({ inFlightMax: 2, batchMax: 4 }))
  await must(engines[0], 'a').run(opened(['owner']), null)
  await must(engines[0], 'a').run(
    act((w) => w.add('coin', { till: 'owner', day: 1, seq: 1, left: 1 })),
    null,
  )
  const grow = act((w) => {
    const [coin] = w.list('coin', 'owner')
    if (coin) w.set('coin', coin, { left: coin.left + 1 })
  })

  expect(
    reasons(
      await spread(
        engines,
        Array.from({ length: 400 }, () => grow),
      ),
    ),
  ).toEqual([])
  expect((await shop.rows()).coin).toEqual([{ till: 'owner', day: 1, seq: 1, left: 401 }])
})

test('a row that both processes find missing is added by one of them, and the other sees it', async () => {
  const engines = [0, 1].map(() => shop.engine())
  const first = (id: string) =>
    act((w) => {
      if (w.get('note', id)) return 'known'
      w.add('note', { id, words: 'first' })
      return 'first'
    })

  for (let i = 0; i < 40; i++) {
    const found = await spread(engines, [first(`n${i}`), first(`n${i}`)])
    expect(found.map((one) => (one.status === 'fulfilled' ? one.value : one.reason)).toSorted()).toEqual([
      'first',
      'known',
    ])
  }
  expect(engines.reduce((sum, { count }) => sum + count.restarts, 0)).toBeGreaterThan(0)
})

test('a command that never asks for the same keys twice gives up instead of trying for ever', async () => {
  const engine = shop.engine()
  let asked = 0
  const restless = act((w) => {
    asked += 1
    w.get('till', `restless${asked}`)
    w.get('price', `restless${asked}`)
  })

  await expect(engine.run(restless, null)).rejects.toThrow('started again too often')
})

test('a command that learns row by row what it needs is done, however long its way', async () => {
  const engine = shop.engine()
  const STEPS = 150
  const ids = Array.from({ length: STEPS }, (_, i) => `step${i}`)
  await engine.run(opened(ids), null)
  // Without a hint each run gets one row farther, and all rows are of one table: each time it begins anew.
  const walk = act((w) => ids.reduce((at, id) => at + (w.get('till', id)?.cash === undefined ? 0 : 1), 0))

  expect(await engine.run(walk, null)).toBe(STEPS)
})

test('a lost connection fails what was under way, and the next command finds another', async () => {
  const engine = shop.engine()
  await engine.run(opened(['lost']), null)
  const holder = await shop.session()
  await holder.query(`begin; select * from till where id = 'lost' for update`)
  const waiting = engine
    .run(
      act((w) => pay(w, 'lost', 1)),
      null,
    )
    .catch(() => 'failed')
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while (!(await holder.query(cut)).rowCount) await new Promise((resolve) => setTimeout(resolve, 20))
  await holder.query('rollback')
  holder.release()

  expect(await waiting).toBe('failed')
  expect(
    await engine.run(
      act((w) => till(w, 'lost').cash),
      null,
    ),
  ).toBe(1_000)
})
