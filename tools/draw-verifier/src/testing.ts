/** Makes the log of a small draw, for the tests: with few pieces, so that some numbers fall on what is gone. */
import { createHash } from 'node:crypto'
import { commitmentOf, isThere, pickPrize, sealOf } from '@laurel/shared/drawing'
import type { DrawLog, LogEntry, LogPrize } from '@laurel/shared/draws'

export const SEED = 'c0ffee'.padEnd(64, '0')
const START = Date.parse('2026-11-21T04:00:00Z')
const LATER = START + 60_000

const prize = (key: string, weight: number, pieces: number | null, releases: LogPrize['releases'] = []) => ({
  ...{ key, title: key.toUpperCase(), weight, pieces, releases },
})
const PRIZES: LogPrize[] = [
  prize('lamp', 1_000, 1),
  prize('cup', 199_000, 20, [
    { at: START, pieces: 5 },
    { at: LATER, pieces: 15 },
  ]),
  prize('points', 800_000, null),
]

const nonceOf = (number: number): string =>
  createHash('sha256').update(`${number}`).digest('hex').slice(0, 32)

/** One number per second. */
export function drawn(count: number, seed: string | null = SEED): DrawLog {
  const [drawId, fallback] = ['spring', 'points']
  const won = new Map<string, number>()
  const wonOf = (key: string): number => won.get(key) ?? 0
  const entries: LogEntry[] = []
  const commitment = commitmentOf(SEED)
  for (let number = 1; number <= count; number += 1) {
    const [at, nonce] = [START + number * 1_000, nonceOf(number)]
    const picked = pickPrize(PRIZES, SEED, { drawId, number, nonce })
    const key = isThere(picked, wonOf(picked.key), at) ? picked.key : fallback
    won.set(key, wonOf(key) + 1)
    const before = entries.at(-1)?.head ?? commitment
    entries.push({ number, at, nonce, key, head: sealOf(before, { number, at, nonce, key }) })
  }
  return { drawId, commitment, seed, drawn: count, prizes: PRIZES, fallback, entries }
}

/** Sealed anew from the first entry on, as whoever holds the database could. */
export function sealedAnew(log: DrawLog): DrawLog {
  let before = log.commitment
  const entries = log.entries.map((entry) => {
    before = sealOf(before, entry)
    return { ...entry, head: before }
  })
  return { ...log, entries }
}
