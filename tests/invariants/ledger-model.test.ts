/** Random histories: after every command the ledger is what the model says, on every engine. `MODEL_COMMANDS`, `SEED`. */
import { readConfig } from '@laurel/server/config'
import { type Db, openDatabase } from '@laurel/server/platform/database'
import { postgresKit } from '@laurel/server/platform/kit'
import { Refusal } from '@laurel/server/platform/refusal'
import { memoryEngine } from '@laurel/server/platform/work/memory'
import { defineSchema, type Work } from '@laurel/server/schema'
import { verify } from '@laurel/server/verify'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseKinds, freshDatabase } from '../world/databases.ts'
import { Model } from './model.ts'
import { type Act, type Numbers, type Step, Story } from './story.ts'

const COMMANDS = Number(process.env.MODEL_COMMANDS ?? 3000)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const STEPS = 250
const LIMIT_MS = 60_000 + COMMANDS * 20

// Without fast-check's leaning towards small and large numbers: here they are dice, not edge cases.
const die = fc.noBias(fc.nat(1000))
const numbers = fc.tuple(fc.noBias(fc.nat(99)), die, die, die)
const history = fc.array(numbers, { minLength: STEPS, maxLength: STEPS, size: 'max' })
const runs = { numRuns: Math.ceil(COMMANDS / STEPS), seed: SEED, endOnFailure: process.env.SHRINK !== '1' }

const outcomeOf = (error: unknown): string => (error instanceof Refusal ? error.code : `fault: ${error}`)
const acted = (w: Work, act: Act, now: number) => void act(w, now)

/** Every outcome and every act must have come up, or the histories prove little. */
class Tally {
  readonly seen = new Map<string, number>()
  commands = 0
  count(outcome: string): void {
    this.commands += 1
    this.seen.set(outcome, (this.seen.get(outcome) ?? 0) + 1)
  }
  tell(where: string): void {
    console.log(
      `${where}: ${this.commands} commands, SEED=${SEED}`,
      JSON.stringify(Object.fromEntries(this.seen)),
    )
    if (COMMANDS < 3000) return
    for (const outcome of ['ok', 'BALANCE_TOO_LOW', 'BUDGET_EXHAUSTED', 'BUDGET_WINDOW_FULL', 'HOLD_EMPTY'])
      expect(this.seen.get(outcome), outcome).toBeGreaterThan(0)
    for (const outcome of [
      'TRANSFER_MISMATCH',
      'TRANSFER_UNKNOWN',
      'TRANSFER_IS_REVERSAL',
      'REVERSAL_EXCEEDS',
    ])
      expect(this.seen.get(outcome), outcome).toBeGreaterThan(0)
  }
}

/** What the engine did against what the model says, before the story goes on. */
function expectSame(story: Story, step: Step, found: { outcome: string; state: string }, tally: Tally): void {
  const outcome = step.model()
  tally.count(outcome)
  expect(found).toEqual({ outcome, state: story.expected(step.member) })
}

test(`on the memory engine, SEED=${SEED}`, { timeout: LIMIT_MS }, () => {
  const tally = new Tally()
  const tell = (list: Numbers[]) => {
    let now = 0
    const engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
    const story = new Story(new Model(), 'a')
    engine.run(acted, story.open())
    for (const each of list) {
      const step = story.step(each)
      now = step.now
      let outcome = 'ok'
      try {
        engine[step.rehearsal ? 'rehearse' : 'run'](acted, step.act)
      } catch (error) {
        outcome = outcomeOf(error)
      }
      expectSame(story, step, { outcome, state: engine.run(story.stateOf(step.member), null) }, tally)
    }
    const told = engine.rows('outbox').map(({ id }) => id.replace('budget.reached/', ''))
    expect(told.sort()).toEqual([...story.model.reached].sort())
  }
  fc.assert(fc.property(history, tell), runs)
  tally.tell('memory')
})

/** Growth moves here by itself: no offer gave it, so that no tier hears of it. */
const isOfLedger = ({ rule }: { rule: string }): boolean => !rule.startsWith('7 growth entries')

describe.each(databaseKinds)('on %s, in batches of any size', (kind) => {
  test(`SEED=${SEED}`, { timeout: LIMIT_MS }, async () => {
    const place = await freshDatabase(kind)
    let now = 0
    const db = await openDatabase(place.url, { clock: () => now })
    const tally = new Tally()
    let stories = 0
    const tell = async (list: Numbers[], size: number) => {
      stories += 1
      const story = new Story(new Model(), `s${stories}x`)
      await db.engine.run(acted, story.open())
      for (let i = 0; i < list.length; i += size)
        await tellBatch(story, list.slice(i, i + size), { db, tally, setNow: (at) => (now = at) })
    }
    try {
      await fc.assert(fc.asyncProperty(history, fc.integer({ min: 1, max: 40 }), tell), runs)
      expect((await verify(db, readConfig({}))).filter(isOfLedger)).toEqual([])
      tally.tell(`${kind}, ${db.engine.count.batches} batches, ${db.engine.count.restarts} restarts`)
    } finally {
      await db.close()
      await place.drop()
    }
  })
})

interface Telling {
  db: Db
  tally: Tally
  setNow(at: number): void
}

/** The model speaks first, command by command; then all of them go to the engine at once. */
async function tellBatch(story: Story, list: Numbers[], { db, tally, setNow }: Telling): Promise<void> {
  const told = list.map((each) => {
    const step = story.step(each)
    const outcome = step.model()
    tally.count(outcome)
    return { step, expected: { outcome, state: story.expected(step.member) } }
  })
  const found = await Promise.all(
    told.map(async ({ step }) => {
      setNow(step.now)
      const ran = db.engine[step.rehearsal ? 'rehearse' : 'run'](acted, step.act).then(() => 'ok', outcomeOf)
      const state = db.engine.run(story.stateOf(step.member), null)
      return { outcome: await ran, state: await state }
    }),
  )
  expect(found).toEqual(told.map(({ expected }) => expected))
}
