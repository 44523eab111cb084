import { expect, test } from 'vitest'
import { postgresKit } from '../kit.ts'
import { memoryEngine } from './memory.ts'
import { act, defineShop, openSqliteShop, outcomes, type ShopCommand, type ShopWork } from './testing.ts'

const inMemory = () => memoryEngine(defineShop(postgresKit), { clock: () => 0 })
const did = <Done, Result>(
  engine: { run(command: ShopCommand<Result>, input: null): Done },
  run: (w: ShopWork) => Result,
): Done => engine.run(act(run), null)
const undone = (run: (w: ShopWork) => void): ShopCommand<never> =>
  act((w) => {
    run(w)
    throw new Error('undone')
  })
const coin = (day: number, seq: number, left = 1) => ({ till: 'a', day, seq, left })
const seen = (w: ShopWork, ...prefix: number[]) =>
  w.list('coin', 'a', ...prefix).map((row) => `${row.day}.${row.seq}=${row.left}`)

test('a row is changed only by whoever holds its newest state', () => {
  const memory = inMemory()
  const { run } = memory
  did(memory, (w) => w.add('till', { id: 'a', cash: 1 }))

  const stale = act((w) => {
    const till = w.add('till', { id: 'b', cash: 1 })
    w.set('till', till, { cash: 2 })
    w.set('till', till, { cash: 3 })
  })
  const copied = act((w) => w.set('till', { ...(w.get('till', 'a') ?? { id: '', cash: 0 }) }, { cash: 2 }))
  const neverGot = act((w) => w.drop('till', { id: 'c', cash: 1 }))
  for (const command of [stale, copied, neverGot])
    expect(() => run(command, null)).toThrow('till: this row is stale or was never got')
  expect(did(memory, (w) => [w.get('till', 'a')?.cash, w.get('till', 'b')])).toEqual([1, undefined])
})

test('undoing one command leaves what the commands before it did', () => {
  const memory = inMemory()
  const { run, rows } = memory
  did(memory, (w) => w.add('till', { id: 'a', cash: 1 }))
  const tangle = undone((w) => {
    const till = w.get('till', 'a')
    if (till) w.drop('till', w.set('till', w.set('till', till, { cash: 5 }), { cash: 6 }))
    w.add('till', { id: 'a', cash: 9 })
    w.add('note', { id: 'n' })
  })

  expect(() => run(tangle, null)).toThrow('undone')
  expect([rows('till'), rows('note')]).toEqual([[{ id: 'a', cash: 1 }], []])
  did(memory, (w) => w.add('note', { id: 'n', words: 'free again' }))
  expect(rows('note')).toEqual([{ id: 'n', words: 'free again' }])
})

test('a list is in key order, numbers as numbers, with what was added, changed and dropped', async () => {
  const { engine } = openSqliteShop()
  await did(engine, (w) => [coin(10, 2), coin(9, 1), coin(100, 0)].forEach((row) => void w.add('coin', row)))
  const [, , , open, other] = await Promise.allSettled([
    did(engine, (w) => w.add('coin', coin(10, 1, 7))),
    did(engine, (w) => w.list('coin', 'a', 9).forEach((row) => void w.drop('coin', row))),
    engine.run(
      undone((w) => void w.add('coin', coin(1, 1))),
      null,
    ),
    did(engine, (w) => seen(w)),
    did(engine, (w) => [seen(w, 10), w.list('coin', 'nobody')]),
  ])

  expect(open).toMatchObject({ value: ['10.1=7', '10.2=1', '100.0=1'] })
  expect(other).toMatchObject({ value: [['10.1=7', '10.2=1'], []] })
})

test('an add that was undone leaves the stored row to be seen', async () => {
  const { engine } = openSqliteShop()
  await did(engine, (w) => w.add('till', { id: 'a', cash: 7 }))

  const [refused, found] = await Promise.allSettled([
    engine.run(
      undone((w) => void w.add('till', { id: 'a', cash: 0 })),
      null,
    ),
    did(engine, (w) => w.get('till', 'a')?.cash),
  ])
  expect([refused.status, found]).toEqual(['rejected', { status: 'fulfilled', value: 7 }])
})

test('an add is refused as a duplicate even when the row is dropped again in the same batch', async () => {
  const { engine } = openSqliteShop()
  await did(engine, (w) => w.add('till', { id: 'a', cash: 7 }))
  const add = act((w) => w.add('till', { id: 'a', cash: 0 }))
  const cash = act((w) => w.get('till', 'a')?.cash)
  const takeAway = act((w) => {
    const till = w.get('till', 'a')
    if (till) w.drop('till', till)
    return till?.cash
  })
  const addAndDrop = act((w) => w.drop('till', w.add('till', { id: 'a', cash: 0 })))

  expect(await outcomes(engine, [addAndDrop, cash])).toEqual(['refused', 7])
  expect(await outcomes(engine, [add, takeAway, cash])).toEqual(['refused', 7, undefined])
})

test('an added row has its defaults, and null where nothing was said', () => {
  const memory = inMemory()

  expect(did(memory, (w) => w.add('price', { id: 'p', open: true, tags: ['new'] }).amount)).toBe(1)
  expect(did(memory, (w) => w.add('note', { id: 'n' }).words)).toBeNull()
})

test('a rehearsal runs the same code, answers the same, and leaves nothing', async () => {
  const add = act((w) => w.add('till', { id: 'a', cash: 3 }).cash)
  const memory = inMemory()
  const { engine, db } = openSqliteShop()

  expect([memory.rehearse(add, null), await engine.rehearse(add, null)]).toEqual([3, 3])
  expect([memory.rows('till'), db.prepare('select * from till').all()]).toEqual([[], []])
})

test('a command that answers a promise is refused, and what it did is undone', async () => {
  const { engine, db } = openSqliteShop()
  const late = act(async (w) => w.add('till', { id: 'a', cash: 1 }))

  await expect(engine.run(late, null)).rejects.toThrow('a command is synchronous')
  expect(db.prepare('select * from till').all()).toEqual([])
})
