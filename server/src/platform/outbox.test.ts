import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Row } from '../schema.ts'
import { type Deliver, Later, type Message, outboxJobs } from './outbox.ts'
import { LEASE_MS } from './outbox-lanes.ts'
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
/** One process, in which every topic goes the same way. */
const outboxOf = (holder: string, others: Deliver, db = box.db) => {
  const [job] = outboxJobs(db, { clock: box.clock, holder, channels: [], others })
  return { run: (stopping?: AbortSignal) => job?.run(stopping) }
}
const round = (others: Deliver = deliver) => outboxOf('this one', others).run()
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

test('when the process dies between delivery and settling, another delivers the message again, once the lease is over', async () => {
  await leave('m1')
  const dying: Deliver = async (message) => {
    await deliver(message)
    box.db.engine.run = () => Promise.reject(new Error('killed'))
  }
  const { run } = box.db.engine
  await expect(round(dying)).rejects.toThrow('killed')
  box.db.engine.run = run

  await outboxOf('another', deliver).run()
  expect(taken).toEqual(['m1'])
  box.time.now += LEASE_MS
  await outboxOf('another', deliver).run()
  expect(taken).toEqual(['m1', 'm1'])
  expect(await waiting()).toEqual([])
})

test('what one process delivers, another leaves alone', async () => {
  await leave('m1', 'm2')
  const meanwhile: Deliver = async (message) => {
    await outboxOf('another', deliver).run()
    await deliver(message)
  }

  await round(meanwhile)

  expect(taken).toEqual(['m1', 'm2'])
  expect(await waiting()).toEqual([])
})

test('what another process delivered since it was looked for is not delivered again', async () => {
  await leave('m1', 'm2')
  const { engine } = box.db
  const run: typeof engine.run = async (command, input) => {
    await outboxOf('another', deliver).run()
    return engine.run(command, input)
  }
  const late = { ...box.db, engine: { ...engine, run } }

  await outboxOf('this one', deliver, late as typeof box.db).run()

  expect(taken).toEqual(['m1', 'm2'])
})

test('a round that takes long keeps its lane', async () => {
  await leave('m1', 'm2', 'm3', 'm4')
  const slow: Deliver = async (message) => {
    box.time.now += LEASE_MS / 2
    await outboxOf('another', deliver).run()
    await deliver(message)
  }

  await round(slow)

  expect(taken).toEqual(['m1', 'm2', 'm3', 'm4'])
})

test('a round that lost its lane stops', async () => {
  await leave('m1', 'm2')
  const stalled: Deliver = async (message) => {
    await deliver(message)
    box.time.now += LEASE_MS
    await outboxOf('another', deliver).run()
  }

  await round(stalled)

  expect(taken).toEqual(['m1', 'm1', 'm2'])
  expect(await waiting()).toEqual([])
})

test('when the process stops, the message under way is finished and the others wait', async () => {
  await leave('m1', 'm2')
  const stopping = new AbortController()
  const stopped: Deliver = async (message) => {
    stopping.abort()
    await deliver(message)
  }

  await outboxOf('this one', stopped).run(stopping.signal)

  expect(taken).toEqual(['m1'])
  expect((await waiting()).map(({ id, attempts }) => [id, attempts])).toEqual([['m2', 0]])
  await outboxOf('another', deliver).run()
  expect(taken).toEqual(['m1', 'm2'])
})

test('whoever refuses may say when to come again', async () => {
  await leave('m1')
  const tomorrow = NOON + 86_400_000

  await round(() => Promise.reject(new Later(tomorrow)))

  expect((await waiting())[0]?.nextAt).toBe(tomorrow)
})

describe('a topic with a channel of its own', () => {
  /** Two members with two messages each, and one for nobody in particular. */
  const leaveFor = () =>
    box.did((w, _input, now) => {
      for (const id of ['a1', 'a2', 'b1', 'b2'])
        w.add('outbox', { id, topic: 'letter', payload: { to: id.slice(0, 1) }, at: now, nextAt: now })
      w.add('outbox', { id: 'm1', topic: 'order.shipped', payload: {}, at: now, nextAt: now })
    })
  const jobsWith = (letters: Deliver, lanesMax = 8) =>
    outboxJobs(box.db, {
      clock: box.clock,
      holder: 'this one',
      channels: [
        { topic: 'letter', laneOf: ({ payload }) => String(payload.to), lanesMax, deliver: letters },
      ],
      others: deliver,
    })

  test('goes that way, and all others go theirs, though it never answers', async () => {
    await leaveFor()
    const [letters, others] = jobsWith(() => new Promise(() => undefined))

    void letters?.run()
    await others?.run()

    expect(taken).toEqual(['m1'])
  })

  test('goes one after another within a lane, and side by side across lanes', async () => {
    await leaveFor()
    const under: string[] = []
    const seen: string[][] = []
    const [letters] = jobsWith(async ({ id }) => {
      under.push(id)
      seen.push([...under])
      await new Promise((resolve) => setTimeout(resolve, 20))
      under.splice(under.indexOf(id), 1)
    })
    await letters?.run()

    expect(seen.flat().length).toBeGreaterThan(4)
    for (const together of seen) {
      const lanes = together.map((id) => id.slice(0, 1))
      expect(new Set(lanes).size).toBe(lanes.length)
    }
  })

  test('has no more lanes at a time than allowed', async () => {
    await leaveFor()
    let under = 0
    let most = 0
    const [letters] = jobsWith(async () => {
      under += 1
      most = Math.max(most, under)
      await new Promise((resolve) => setTimeout(resolve, 5))
      under -= 1
    }, 1)
    await letters?.run()

    expect(most).toBe(1)
  })
})

test('a thousand messages go out five hundred a round', async () => {
  await leave(...Array.from({ length: 1_000 }, (_, i) => `m${String(i).padStart(4, '0')}`))

  await round()
  expect(taken).toHaveLength(500)
  await round()
  expect(new Set(taken).size).toBe(1_000)
})

test('what waits for a channel is found without walking past all that waits for others', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  const channel = { topic: 'letter', laneOf: () => 'letter', lanesMax: 1, deliver }
  outboxJobs(box.db, { clock: box.clock, holder: 'this one', channels: [channel], others: deliver })
  const [ofChannel = ''] = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()

  const plan = await box.db.all(`explain query plan ${ofChannel.replaceAll('?', '1')}`)

  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH outbox USING INDEX outbox_topic_ix (topic=?)'])
})
