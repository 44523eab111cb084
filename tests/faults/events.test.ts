/** Events nobody signed, old ones, doubled ones, a refund and its purchase at once, and a source that loses the answer. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { record, type Told } from '@laurel/server/events/commands/record'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { type NewFact, recordFact, undoingsOf, undoneBy } from '@laurel/server/platform/facts'
import { heardBy, type Listener, listening } from '@laurel/server/platform/listening'
import type { Command, Row, Work } from '@laurel/server/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import { EVENT_TYPES, openSource, type SourceClient } from '../world/event-sources.ts'
import { type World, world } from '../world/world.ts'
import { forgeries, letterOf, postEvents } from './event-forger.ts'

const FORGERIES = Number(process.env.FORGERIES ?? 300)
const AT_ONCE = 20
const PAIRS = 60
const NOW = Date.parse('2026-11-21T04:00:00Z')

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let pos: SourceClient
  let subject: string
  beforeAll(async () => {
    w = await world({ database })
    pos = await openSource(w, 'pos')
    await openSource(w, 'bank')
    subject = `member/${(await w.member('lin')).id}`
  })
  afterAll(() => w.close())

  const told = async (): Promise<number> =>
    Number((await w.db.all(`select count(*) as n from fact where source not in ('laurel', 'wechat')`))[0]?.n)
  const paid = (change: Record<string, unknown> = {}) => pos.event('purchase.paid', { subject, ...change })

  test(`${FORGERIES} events that no source signed: none is believed, none is a fault, all are refused alike`, async () => {
    const before = await told()
    const kinds = Object.entries(forgeries)
    const answers = new Set<string>()
    for (let n = 0; n < FORGERIES; n += AT_ONCE) {
      const letters = Array.from({ length: AT_ONCE }, async (_, i) => {
        const [name, forge] = kinds[(n + i) % kinds.length] ?? ['', (letter) => letter]
        const reply = await postEvents(w.url, forge(letterOf(pos, JSON.stringify(paid())), n + i))
        expect([name, reply.status]).toEqual([name, 401])
        answers.add(await reply.text())
      })
      await Promise.all(letters)
    }

    expect(answers.size).toBe(1)
    expect(await told()).toBe(before)
    expect((await postEvents(w.url, letterOf(pos, JSON.stringify(paid())))).status).toBe(200)
    expect(await told()).toBe(before + 1)
  })

  test('a letter is good for five minutes, and the same one again changes nothing', async () => {
    const event = JSON.stringify(paid())
    const aged = (ms: number) => postEvents(w.url, letterOf(pos, event, Date.now() + ms))
    expect((await aged(-301_000)).status).toBe(401)
    expect((await aged(301_000)).status).toBe(401)
    const before = await told()

    const letter = letterOf(pos, event, Date.now() - 290_000)
    expect((await postEvents(w.url, letter)).status).toBe(200)
    const replayed = await Promise.all(Array.from({ length: 5 }, () => postEvents(w.url, letter)))

    expect(replayed.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await told()).toBe(before + 1)
  })

  test(`${FORGERIES} rightly signed letters of nonsense: each is refused, none is a fault, nothing is written`, async () => {
    const genuine = JSON.stringify(paid())
    const nonsense = [
      () => randomBytes(40).toString('latin1'),
      (at: number) => genuine.slice(0, at % genuine.length),
      (at: number) => `${'['.repeat(1 + at * 50)}${']'.repeat(1 + at * 50)}`,
      () => genuine.replace(/"data":\{.*?\}/, `"data":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`),
      () => genuine.replace('"id"', '"__proto__":{},"id"'),
      () => JSON.stringify(paid({ data: [1] })),
      () => JSON.stringify(paid({ subject: `member/${'\u0000'}` })),
      () => JSON.stringify(paid({ subject: `phone/${'9'.repeat(100)}` })),
      () => JSON.stringify(paid({ time: '9999-99-99T00:00:00Z' })),
      () => JSON.stringify(paid({ id: '../../etc' })),
      () => JSON.stringify(paid({ type: '__proto__' })),
      () => `\ufeff${genuine}`,
      () => 'null',
      () => '1e999',
      () => '',
    ]
    const before = await told()
    for (let n = 0; n < FORGERIES; n += 1) {
      const body = (nonsense[n % nonsense.length] ?? (() => ''))(n)
      const { status, ok } = await postEvents(w.url, letterOf(pos, body))
      const batch = ok && body.startsWith('[')
      expect([body.slice(0, 60), batch || (status >= 400 && status < 500)]).toEqual([body.slice(0, 60), true])
    }
    expect(await told()).toBe(before)
  })

  test('a megabyte is the most that is read', async () => {
    const huge = letterOf(
      pos,
      JSON.stringify(paid({ data: { amountFen: 1, channel: 'x'.repeat(2_000_000) } })),
    )
    const outcome = await postEvents(w.url, huge).then(
      ({ status }) => status,
      () => 'the connection was closed',
    )
    expect([400, 'the connection was closed']).toContain(outcome)
  })

  test('fifty purchases, each five times at once and shuffled: fifty facts', async () => {
    const letters = Array.from({ length: 50 }, () => paid())
    const before = await told()
    const shuffled = Array.from({ length: 250 }, (_, i) => letters[(i * 37) % 50])
    const said = await Promise.all(shuffled.map((letter) => pos.send(letter)))

    const states = said.flatMap(({ body }) => body.items?.map(({ state }) => state) ?? ['none'])
    expect(states.filter((state) => state === 'recorded')).toHaveLength(50)
    expect(states.filter((state) => state === 'known')).toHaveLength(200)
    expect(await told()).toBe(before + 50)
  })

  test('who loses the answer sends the batch again: what was taken is known', async () => {
    const before = await told()
    const letters = Array.from({ length: 100 }, () => paid())
    const body = JSON.stringify(letters)
    const headers = {
      ...letterOf(pos, body).headers,
      'content-type': 'application/cloudevents-batch+json',
    }
    const hurried = request(`${w.url}/api/events`, { method: 'POST', headers, agent: false })
    hurried.on('error', () => undefined).end(body)
    await setTimeout(15)
    hurried.destroy()

    const again = await pos.send(letters)
    const count = (state: string) => again.body.items?.filter((answer) => answer.state === state).length ?? 0
    expect([again.status, count('recorded') + count('known')]).toEqual([200, 100])
    expect(await told()).toBe(before + 100)
  })
})

describe('two processes on one PostgreSQL', () => {
  let place: FreshDatabase
  let processes: Db[]
  beforeAll(async () => {
    place = await freshDatabase('postgres')
    processes = [await openDatabase(place.url, { clock: Date.now })]
    processes.push(await openDatabase(place.url, { clock: Date.now }))
  })
  afterAll(async () => {
    for (const db of processes) await db.close()
    await place.drop()
  })

  /** Writes down that the two met: in the same transaction, so that a try that was undone says nothing. */
  const meet = (w: Work, fact: Row<'fact'>, now: number): void => {
    const undone = fact.data.undoes === undefined ? undefined : undoneBy(w, fact)?.fact
    const met = undone ?? (undoingsOf(w, fact).length ? fact : undefined)
    if (met) recordFact(w, { id: `met ${fact.key}`, type: 'card.bound', key: `met ${met.key}` }, now)
  }
  const heard = heardBy(record, { 'purchase.paid': [meet], 'purchase.refunded': [meet] })

  test('a refund and its purchase, told to both at once: each time the later one sees the other', async () => {
    const [first, second] = processes
    const source = { id: 'pos', name: 'pos', state: 'active' as const, types: EVENT_TYPES, addedAt: 0 }
    await first?.engine.run((w) => w.add('eventSource', source), null)
    const member = { joinedAt: 0, state: 'active' as const }
    const toldBy = (i: number) => {
      // Of every third nothing was told before, and nobody knows beforehand whose every other is.
      const id = `m${i % 3 ? i : 0}`
      const base = { source: 'pos', at: NOW, subject: { kind: 'member' as const, value: id } }
      const memberId = i % 2 ? id : null
      const paid: Told = {
        ...base,
        key: `p${i}`,
        type: 'purchase.paid',
        data: { amountFen: 1 },
        factId: `p${i}`,
        memberId,
      }
      const data = { amountFen: 1, undoes: `p${i}` }
      return [paid, { ...paid, key: `r${i}`, type: 'purchase.refunded', data, factId: `r${i}` }] as const
    }
    await first?.engine.run((w) => {
      for (let i = 0; i < PAIRS; i++) if (i % 3 || i === 0) w.add('member', { id: `m${i}`, ...member })
    }, null)

    for (let i = 0; i < PAIRS; i++) {
      const [paid, refunded] = toldBy(i)
      await Promise.all([first?.engine.run(heard, paid), second?.engine.run(heard, refunded)])
    }

    const met = (await first?.all(`select "key" from fact where "key" like 'met %'`)) ?? []
    expect(met).toHaveLength(PAIRS)
    const told = (await first?.all(`select "key" from fact where source = 'pos'`)) ?? []
    expect(told).toHaveLength(2 * PAIRS)
  })

  test('what a listener throws undoes the fact it was woken by; a rehearsal and an endless chain leave nothing', async () => {
    const [db] = processes
    if (!db) throw new Error('no process')
    const told = (key: string): NewFact => ({ id: key, type: 'growth.earned', key })
    const begin: Command<string, void> = (w, key, now) => void recordFact(w, told(key), now)
    const grow: Listener = (w, { key }, now) => {
      if (key.startsWith('bad')) throw new Error('not mine')
      if (key.startsWith('e')) recordFact(w, told(`${key}+`), now)
    }
    const engine = listening(db.engine, { 'growth.earned': [grow] })
    const before = (await db.all('select "key" from fact')).length

    expect(
      (await Promise.allSettled([engine.run(begin, 'good'), engine.run(begin, 'bad')])).map(
        ({ status }) => status,
      ),
    ).toEqual(['fulfilled', 'rejected'])
    await expect(engine.run(begin, 'endless')).rejects.toThrow('without end')
    await engine.rehearse(begin, 'only rehearsed')

    expect((await db.all('select "key" from fact')).length).toBe(before + 1)
  })
})
