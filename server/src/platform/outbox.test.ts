import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '../schema.ts'
import { type Message, outboxJob } from './outbox.ts'
import { NOON, openTestDatabase, type TestDatabase } from './testing.ts'

let box: TestDatabase
let taken: string[]
let refusing: Set<string>
beforeEach(async () => {
  box = await openTestDatabase()
  taken = []
  refusing = new Set()
})
afterEach(() => box.close())

const leave = (...ids: string[]) =>
  box.did((w, _input, now) => {
    for (const id of ids)
      w.add('outbox', { id, topic: 'order.shipped', payload: { id }, at: now, nextAt: now })
  })
const deliver = async ({ id }: Message): Promise<void> => {
  if (refusing.has(id)) throw new Error('not now')
  taken.push(id)
}
const round = () => outboxJob(box.db, box.clock, deliver).run()
const waiting = (): Promise<Row<'outbox'>[]> =>
  box.db.all('select id, attempts, next_at as "nextAt" from outbox order by id') as never

test('what commands left is delivered in the order of its ids, and then gone', async () => {
  await leave('m2', 'm1', 'm3')

  await round()
  await round()

  expect(taken).toEqual(['m1', 'm2', 'm3'])
  expect(await waiting()).toEqual([])
})

test('what a command left that was undone is never delivered', async () => {
  const undone = box.did((w) => {
    w.add('outbox', { id: 'm1', topic: 'order.shipped', payload: {}, at: NOON, nextAt: NOON })
    throw new Error('undone')
  })

  await expect(undone).rejects.toThrow('undone')
  await round()
  expect(taken).toEqual([])
})

test('a message that is not taken comes again after twice as long each time, an hour at most', async () => {
  await leave('m1', 'm2')
  refusing.add('m1')
  const waits: number[] = []
  for (let i = 0; i < 15; i++) {
    await round()
    const [message] = await waiting()
    waits.push((message?.nextAt ?? 0) - box.time.now)
    box.time.now += (waits.at(-1) ?? 0) - 1
    await round() // a millisecond too early
    expect((await waiting())[0]?.attempts).toBe(i + 1)
    box.time.now += 1
  }

  expect(waits.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  expect(waits.slice(11)).toEqual([2_048_000, 3_600_000, 3_600_000, 3_600_000])
  refusing.clear()
  await round()
  expect(taken).toEqual(['m2', 'm1'])
})

test('one message that is not taken holds up none of the others', async () => {
  await leave('m1', 'm2', 'm3')
  refusing.add('m2')

  await round()

  expect(taken).toEqual(['m1', 'm3'])
  expect((await waiting()).map(({ id }) => id)).toEqual(['m2'])
})

test('when the process dies between delivery and settling, the message is delivered again', async () => {
  await leave('m1')
  const dies = {
    ...box.db,
    engine: { ...box.db.engine, run: () => Promise.reject(new Error('killed')) },
  } as unknown as typeof box.db

  await expect(outboxJob(dies, box.clock, deliver).run()).rejects.toThrow('killed')
  await round()

  expect(taken).toEqual(['m1', 'm1'])
  expect(await waiting()).toEqual([])
})

test('settling a message that another process has settled already does no harm', async () => {
  await leave('m1')
  const meanwhile = async (message: Message): Promise<void> => {
    await deliver(message)
    await round()
  }

  await outboxJob(box.db, box.clock, meanwhile).run()

  expect(taken).toEqual(['m1', 'm1'])
  expect(await waiting()).toEqual([])
})

test('a thousand messages go out five hundred a round', async () => {
  await leave(...Array.from({ length: 1_000 }, (_, i) => `m${String(i).padStart(4, '0')}`))

  await round()
  expect(taken).toHaveLength(500)
  await round()
  expect(new Set(taken).size).toBe(1_000)
})
