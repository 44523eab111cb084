/** One result drawn anew, step by step, from what the log says and what this phone kept. Pure: the page only shows it. */
import { commitmentOf, fallOf, isThere, ODDS_TOTAL, pickPrize, sealOf } from '@laurel/shared/drawing'
import type { DrawLog, LogEntry, LogPrize } from '@laurel/shared/draws'

/** Null: it can only be told once the seed is, or once all entries before were read. */
export type Holds = boolean | null

export interface OwnCheck {
  entry: LogEntry
  /** The seed is the one that was promised. */
  seedHolds: Holds
  /** Seals what the log says of it, and, by the one before, all before. */
  sealHolds: boolean
  /** As it was when this phone saw the result; null: it did not. */
  keptHolds: Holds
  /** Where the number falls, 0 to 999,999; null while no seed is told. */
  fell: number | null
  /** From where to where the prize reaches that it falls on. */
  range: { prize: LogPrize; from: number; to: number } | null
  /** It was given what it fell on, or the fallback in its place. */
  prizeHolds: Holds
}

interface Known {
  log: DrawLog
  number: number
  /** The seal that this phone kept; null: none. */
  kept: string | null
}

/** Null: the log does not tell of this number. */
export function checkOwn({ log, number, kept }: Known): OwnCheck | null {
  const { seed, commitment, entries } = log
  const entry = entries.find((one) => one.number === number)
  const before = number === 1 ? commitment : entries.find((one) => one.number === number - 1)?.head
  if (!entry || before === undefined) return null
  const fall = seed === null ? null : fallOfEntry(log, seed, entry)
  return {
    entry,
    seedHolds: seed === null ? null : commitmentOf(seed) === commitment,
    sealHolds: entry.head === sealOf(before, entry),
    keptHolds: kept === null ? null : kept === entry.head,
    fell: fall?.fell ?? null,
    range: fall?.range ?? null,
    prizeHolds: fall && prizeHolds(log, entry, fall.range.prize),
  }
}

function fallOfEntry({ drawId, prizes }: DrawLog, seed: string, { number, nonce }: LogEntry) {
  const ticket = { drawId, number, nonce }
  const prize = pickPrize(prizes, seed, ticket)
  const from = prizes.slice(0, prizes.indexOf(prize)).reduce((sum, { weight }) => sum + weight, 0)
  return { fell: fallOf(ODDS_TOTAL, seed, ticket), range: { prize, from, to: from + prize.weight - 1 } }
}

/** The fallback stands in for what was not there; whether it was there, all entries before tell. */
function prizeHolds({ fallback }: DrawLog, { key, at }: LogEntry, picked: LogPrize): Holds {
  if (key === picked.key) return isThere(picked, 0, at)
  return key === fallback && picked.pieces !== null ? null : false
}
