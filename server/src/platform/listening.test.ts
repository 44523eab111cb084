import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command, Work } from '../schema.ts'
import { recordFact, undoingsOf } from './facts.ts'
import { heardBy, type Listener, type Listeners, listening } from './listening.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'
import type { FactHint } from './work/types.ts'

let opened: TestDatabase
beforeEach(async () => {
  opened = await openTestDatabase()
})
afterEach(() => opened.close())

const OF_LIN = { memberId: 'lin' }
/** A command that lets a purchase happen. */
const buy: Command<string, string> = (w, key, now) => {
  recordFact(w, { id: key, type: 'purchase.paid', key, source: 'pos', ...OF_LIN }, now)
  return `bought ${key}`
}
const tell = (w: Work, key: string, now: number) =>
  recordFact(w, { id: key, type: 'growth.earned', key, ...OF_LIN }, now)
const grow: Listener = (w, fact, now) => void tell(w, `growth of ${fact.key}`, now)
const keys = async (): Promise<string[]> =>
  (await opened.db.all('select "key" from fact order by "key"')).map(({ key }) => String(key))
const engineWith = (listeners: Listeners) => listening(opened.db.engine, listeners)

describe('a fact that a command wrote down', () => {
  test('wakes its listeners in the same transaction, and the command answers as before', async () => {
    const { engine } = opened.db
    const before = engine.count.batches

    expect(await engineWith({ 'purchase.paid': [grow] }).run(buy, 'p1')).toBe('bought p1')

    expect(await keys()).toEqual(['growth of p1', 'p1'])
    expect(engine.count.batches).toBe(before + 1)
  })

  test('wakes nobody when it was known before', async () => {
    const heard: string[] = []
    const engine = engineWith({ 'purchase.paid': [(_w, { key }) => void heard.push(key)] })

    await engine.run(buy, 'p1')
    await engine.run(buy, 'p1')

    expect(heard).toEqual(['p1'])
  })

  test('wakes the listeners of its type alone, one after another, after the command is through', async () => {
    const heard: string[] = []
    const say =
      (who: string): Listener =>
      (_w, { type }) =>
        void heard.push(`${who} hears ${type}`)
    const engine = engineWith({
      'purchase.paid': [say('first'), say('second')],
      'purchase.refunded': [say('nobody')],
    })
    const both: Command<string, void> = (w, key, now) => {
      buy(w, key, now)
      heard.push('command')
    }

    await engine.run(both, 'p1')

    expect(heard).toEqual(['command', 'first hears purchase.paid', 'second hears purchase.paid'])
  })

  test('is undone with the command when a listener throws, and alone of its batch', async () => {
    const engine = engineWith({
      'purchase.paid': [
        grow,
        (_w, { key }) => {
          if (key === 'bad') throw new Error('not mine')
        },
      ],
    })

    const [good, bad] = await Promise.allSettled([engine.run(buy, 'good'), engine.run(buy, 'bad')])

    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected'])
    expect(await keys()).toEqual(['good', 'growth of good'])
  })

  test('rehearsed, wakes listeners too, and leaves nothing', async () => {
    const heard: string[] = []
    const engine = engineWith({
      'purchase.paid': [grow],
      'growth.earned': [(_w, { key }) => void heard.push(key)],
    })

    expect(await engine.rehearse(buy, 'p1')).toBe('bought p1')

    expect(heard).toEqual(['growth of p1'])
    expect(await keys()).toEqual([])
  })
})

describe('facts of listeners', () => {
  test('wake listeners in their turn', async () => {
    const rise: Listener = (w, { key }, now) =>
      void recordFact(w, { id: key, type: 'tier.changed', key: `tier by ${key}`, ...OF_LIN }, now)

    await engineWith({ 'purchase.paid': [grow], 'growth.earned': [rise] }).run(buy, 'p1')

    expect(await keys()).toEqual(['growth of p1', 'p1', 'tier by growth of p1'])
  })

  test('that wake each other for ever end the command, and nothing of it stays', async () => {
    const again: Listener = (w, { key }, now) => void tell(w, `${key.length}${key.slice(0, 20)}${now}`, now)
    const endless: Listener = (w, { key }, now) => void tell(w, `n${Number(key.slice(1)) + 1}`, now)
    const engine = engineWith({ 'purchase.paid': [again], 'growth.earned': [endless] })
    const begin: Command<string, void> = (w, _key, now) => void tell(w, 'n0', now)

    await expect(engine.run(begin, '')).rejects.toThrow('wakes itself without end')

    expect(await keys()).toEqual([])
  })

  test('may be many, told by one command', async () => {
    const many: Command<string, void> = (w, _key, now) => {
      for (let i = 0; i < 300; i++) buy(w, `p${i}`, now)
    }

    await engineWith({ 'purchase.paid': [grow] }).run(many, '')

    expect(await keys()).toHaveLength(600)
  })
})

describe('hints', () => {
  const touched = (command: Command<string, unknown>, listeners: Listeners): string[] => {
    const found: string[] = []
    const note = (table: string, ...key: (string | number)[]) => void found.push([table, ...key].join(' '))
    heardBy(command, listeners).reads?.({ row: note, list: note }, 'p1')
    return found
  }
  const AT = 1_000
  const tells = (key: string): FactHint[] => [{ type: 'purchase.paid', at: AT, memberId: `buyer of ${key}` }]
  const listener: Listener = Object.assign(() => undefined, {
    reads: (touch: Parameters<NonNullable<Listener['reads']>>[0], { memberId, at }: FactHint) =>
      touch.row('membership', memberId, at),
  })

  test('of the listeners join those of the command, for the facts it says it tells', () => {
    const command = Object.assign((w: Work, key: string, now: number) => buy(w, key, now), {
      tells,
      reads: (touch: Parameters<NonNullable<Listener['reads']>>[0], key: string) =>
        touch.row('fact', 'pos', key),
    })

    expect(touched(command, { 'purchase.paid': [listener] })).toEqual([
      'fact pos p1',
      `membership buyer of p1 ${AT}`,
    ])
    expect(touched(command, { 'card.bound': [listener] })).toEqual(['fact pos p1'])
    expect(touched(buy, { 'purchase.paid': [listener] })).toEqual([])
  })
})

test('a fact and what takes it back find each other, whichever comes first', async () => {
  const refund: Command<string, void> = (w, key, now) =>
    void recordFact(
      w,
      { id: `r${key}`, type: 'purchase.refunded', key: `r${key}`, source: 'pos', undoes: key, ...OF_LIN },
      now,
    )
  const found: Record<string, string[]> = {}
  const look: Listener = (w, fact) => {
    found[fact.key] = undoingsOf(w, fact).map(({ by }) => by)
  }
  const engine = engineWith({ 'purchase.paid': [look] })

  await engine.run(refund, 'late')
  await engine.run(buy, 'late')
  await engine.run(buy, 'early')
  await engine.run(refund, 'early')

  expect(found).toEqual({ late: ['rlate'], early: [] })
  expect(await opened.did((w) => undoingsOf(w, { source: 'pos', key: 'early' }).length)).toBe(1)
})
