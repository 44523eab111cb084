/** A small campaign with attackers of five kinds: the whole one is `referral-simulation-run.ts`, its figures are in docs/referral-simulation.md. */
import { describe, expect, test } from 'vitest'
import { simulate } from './referral-simulation.ts'
import { attackKinds } from './referral-simulation-people.ts'

const SEED = 20_261_122
const people = { honest: 1_000, attackers: 200, seed: SEED }
/** Far fewer people than in the whole one: bounds that it keeps with room to spare. */
const BOUNDS = { recallBps: 6_500, honestHeldBps: 300 }

describe('a campaign under attack', () => {
  const found = simulate({ ...people, budget: 100_000 })

  test('never gives or sets aside a point more than its budget, nor to an inviter beyond his caps', () => {
    expect(found.faults).toEqual([])
    expect(found.paid).toBeGreaterThan(0)
  })

  test('stops most attackers, and hardly any honest member', () => {
    expect(found.recallBps).toBeGreaterThan(BOUNDS.recallBps)
    expect(found.honestHeldBps).toBeLessThan(BOUNDS.honestHeldBps)
    expect(found.byKind.honest.tried).toBeGreaterThan(300)
    for (const kind of attackKinds) expect(found.byKind[kind].tried).toBeGreaterThan(10)
  })

  test('nobody guesses a code', () => {
    expect(found.byKind.guess.refused).toBe(found.byKind.guess.tried)
    expect(found.byKind.guess.paid).toBe(0)
  })

  test('and when the budget is short, it is used up and not a point more', () => {
    const short = simulate({ ...people, budget: 5_000 })
    expect(short.faults).toEqual([])
    expect(short.paid).toBeLessThanOrEqual(5_000)
    expect(short.paid).toBeGreaterThan(2_500)
  })
})
