/** A state is a function of its facts: however they come, once or five times, the same is left. `STREAMS`, `SEED`. */
import { listeners } from '@laurel/server/listeners'
import { postgresKit } from '@laurel/server/platform/kit'
import { heardBy } from '@laurel/server/platform/listening'
import { memoryEngine } from '@laurel/server/platform/work/memory'
import { defineSchema } from '@laurel/server/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LAST_DAY, type Stream, streams, type Told } from './streams.ts'
import { furnish, stateIn, tell } from './streams-world.ts'

const STREAMS = Number(process.env.STREAMS ?? 2000)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const SIZE = { min: 4, max: 24 }
const schema = defineSchema(postgresKit)
const heard = heardBy(tell, listeners)

/** Told one after another, each at its time. */
function left(told: readonly Told[], clockOf: (told: Told) => number): Record<string, string[]> {
  let now = 0
  const engine = memoryEngine(schema, { clock: () => now })
  engine.run((w) => furnish(w), null)
  for (const one of told) {
    now = clockOf(one)
    engine.run(heard, one)
  }
  return stateIn((table) => engine.rows(table))
}

test(`${STREAMS} streams in memory, SEED=${SEED}`, { timeout: 60_000 + STREAMS * 100 }, () => {
  const tally = { facts: 0, grants: 0, tasks: 0 }
  const same = ({ inOrder, arriving }: Stream) => {
    const first = left(inOrder, ({ at }) => at)
    tally.facts += inOrder.length + arriving.length
    tally.grants += first.grants?.length ?? 0
    tally.tasks += first.tasks?.length ?? 0

    expect(left(arriving, () => LAST_DAY)).toEqual(first)
  }
  const from = performance.now()

  fc.assert(fc.property(streams(SIZE), same), { numRuns: STREAMS, seed: SEED })

  console.log(`${STREAMS} streams, ${Math.round(performance.now() - from)} ms`, JSON.stringify(tally))
})
