/** A state is a function of its facts: however they come, once or five times, the same is left. `STREAMS`, `SEED`, `SHRINK=1`. */
import { listeners } from '@laurel/server/listeners'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { postgresKit } from '@laurel/server/platform/kit'
import { heardBy, listening } from '@laurel/server/platform/listening'
import { memoryEngine } from '@laurel/server/platform/work/memory'
import { defineSchema, type Row, type Schema } from '@laurel/server/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import { LAST_DAY, labelled, type Stream, streams, type Told } from './streams.ts'
import { BEFORE, furnish, joinAll, type RowsOf, stateIn, tell, tickAll } from './streams-world.ts'

const STREAMS = Number(process.env.STREAMS ?? 300)
/** Through a real engine: fewer, for each is a stream of transactions. */
const STORED = Math.ceil(STREAMS / 50)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const SIZE = { min: 4, max: 24 }
const LIMIT_MS = 120_000 + STREAMS * 200
const runs = { seed: SEED, endOnFailure: process.env.SHRINK !== '1' }
const schema = defineSchema(postgresKit)
const heard = heardBy(tell, listeners)

type State = Record<string, string[]>

/** Told one after another, each at its time. */
function left(told: readonly Told[], clockOf: (told: Told) => number, label = ''): State {
  let now = BEFORE
  const engine = memoryEngine(schema, { clock: () => now })
  engine.run((w) => furnish(w), null)
  engine.run(heardBy(joinAll, listeners), label)
  for (const one of told) {
    now = clockOf(one)
    engine.run(heard, one)
  }
  now = LAST_DAY
  engine.run(heardBy(tickAll, listeners), label)
  return stateIn((table) => engine.rows(table))
}

test(`${STREAMS} streams in memory, SEED=${SEED}`, { timeout: LIMIT_MS }, () => {
  const tally = { facts: 0, grants: 0, tasks: 0, changes: 0 }
  const same = ({ inOrder, arriving }: Stream) => {
    const first = left(inOrder, ({ at }) => at)
    tally.facts += inOrder.length + arriving.length
    for (const name of ['grants', 'tasks', 'changes'] as const) tally[name] += first[name]?.length ?? 0

    expect(left(arriving, () => LAST_DAY)).toEqual(first)
  }
  const from = performance.now()

  fc.assert(fc.property(streams(SIZE), same), { ...runs, numRuns: STREAMS })

  console.log(`${STREAMS} streams, ${Math.round(performance.now() - from)} ms`, JSON.stringify(tally))
})

/** What concerns the members of one stream. */
const about = (label: string, state: State): State =>
  Object.fromEntries(
    Object.entries(state).map(([name, lines]) => [name, lines.filter((line) => line.includes(label))]),
  )

async function rowsOf(db: Db): Promise<RowsOf> {
  const names = [
    'account',
    'lot',
    'grant',
    'earning',
    'growthEntry',
    'membership',
    'tierChange',
    'taskProgress',
  ]
  const found = new Map<string, unknown[]>()
  for (const name of names as (keyof Schema)[]) found.set(name, await db.read.select().from(db.schema[name]))
  return <T extends keyof Schema>(table: T) => (found.get(table) ?? []) as Row<T>[]
}

describe.each(databaseKinds)('on %s, all of a stream at once', (kind) => {
  test(`${STORED} streams, SEED=${SEED}`, { timeout: LIMIT_MS }, async () => {
    const place = await freshDatabase(kind)
    let now = BEFORE
    const db = await openDatabase(place.url, { clock: () => now })
    const engine = listening(db.engine, listeners)
    let told = 0
    const same = async ({ inOrder, arriving }: Stream) => {
      told += 1
      const label = `s${told}x`
      now = BEFORE
      await engine.run(joinAll, label)
      now = LAST_DAY
      await Promise.all(labelled(arriving, label).map((one) => engine.run(tell, one)))
      await engine.run(tickAll, label)

      const first = left(labelled(inOrder, label), ({ at }) => at, label)
      expect(about(label, stateIn(await rowsOf(db)))).toEqual(about(label, first))
    }
    try {
      await engine.run((w) => furnish(w), null)
      await fc.assert(fc.asyncProperty(streams(SIZE), same), { ...runs, numRuns: STORED })
    } finally {
      await db.close()
      await place.drop()
    }
  })
})
