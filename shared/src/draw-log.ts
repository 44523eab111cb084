/** Reads the public log of a draw from its first entry on, and stops at the first thing that is not as it must be. */
import { commitmentOf, isThere, ODDS_TOTAL, pickPrize, sealOf } from './drawing.ts'
import type { DrawLog, LogEntry, LogPrize } from './draws.ts'

/**
 * ODDS: the weights do not come to the whole. FALLBACK: it is no prize, or runs out. SEED: it is not what the commitment promised.
 * NUMBER: one is missing, or comes twice. TIME: before the one before it. NONCE: not as phones make them up. PRIZE: none of that key.
 * SEAL: it does not seal this entry and those before. GONE: won though no piece was there. PICK: the seed falls on another.
 * COUNT: there are more or fewer entries than the draw counts.
 */
export type LogFaultCode =
  | 'ODDS'
  | 'FALLBACK'
  | 'SEED'
  | 'NUMBER'
  | 'TIME'
  | 'NONCE'
  | 'PRIZE'
  | 'SEAL'
  | 'GONE'
  | 'PICK'
  | 'COUNT'

export interface LogFault {
  code: LogFaultCode
  /** Null: not of one entry. */
  number: number | null
}

/** What is known of a draw before its entries are read. */
export type LogHead = Omit<DrawLog, 'entries'>

export interface LogReader {
  /** The next entries, in their order. Once there is a fault, it stays. */
  read(entries: readonly LogEntry[]): LogFault | null
  /** All entries were read. */
  end(): LogFault | null
  /** Of the last entry that was read. */
  number(): number
  /** How many of each prize were won so far. */
  won(): ReadonlyMap<string, number>
}

export function readLog(log: LogHead): LogReader {
  const entriesOf = entryChecks(log)
  let fault = faultOfHead(log)
  return {
    read(entries) {
      for (const entry of entries) fault ??= entriesOf.take(entry)
      return fault
    },
    end() {
      fault ??= entriesOf.number() === log.drawn ? null : { code: 'COUNT', number: null }
      return fault
    },
    number: entriesOf.number,
    won: entriesOf.won,
  }
}

/** Of a log that was read as a whole. */
export function verifyLog({ entries, ...log }: DrawLog): LogFault | null {
  const reader = readLog(log)
  return reader.read(entries) ?? reader.end()
}

function faultOfHead({ prizes, fallback, seed, commitment }: LogHead): LogFault | null {
  const code = ((): LogFaultCode | null => {
    if (prizes.reduce((sum, { weight }) => sum + weight, 0) !== ODDS_TOTAL) return 'ODDS'
    if (prizes.find(({ key }) => key === fallback)?.pieces !== null) return 'FALLBACK'
    return seed === null || isSeedOf(commitment, seed) ? null : 'SEED'
  })()
  return code && { code, number: null }
}

const isHex = (text: string, bytes: number): boolean => text.length === bytes * 2 && /^[0-9a-f]*$/.test(text)
const isSeedOf = (commitment: string, seed: string): boolean =>
  isHex(seed, 32) && commitmentOf(seed) === commitment

interface Reached {
  number: number
  at: number
  head: string
  won: Map<string, number>
}

function entryChecks(log: LogHead) {
  const reached: Reached = { number: 0, at: 0, head: log.commitment, won: new Map() }
  return {
    take(entry: LogEntry): LogFault | null {
      const prize = log.prizes.find(({ key }) => key === entry.key)
      const code = prize ? faultOf({ log, prize, entry, reached }) : 'PRIZE'
      if (code) return { code, number: entry.number }
      const { number, at, head, key } = entry
      Object.assign(reached, { number, at, head })
      reached.won.set(key, (reached.won.get(key) ?? 0) + 1)
      return null
    },
    number: () => reached.number,
    won: (): ReadonlyMap<string, number> => reached.won,
  }
}

interface Reading {
  log: LogHead
  /** What was given. */
  prize: LogPrize
  entry: LogEntry
  reached: Reached
}

function faultOf({ log, prize, entry, reached }: Reading): LogFaultCode | null {
  const { number, at, nonce, key, head } = entry
  const wonOf = (of: string): number => reached.won.get(of) ?? 0
  if (number !== reached.number + 1) return 'NUMBER'
  if (at < reached.at) return 'TIME'
  if (!isHex(nonce, 16)) return 'NONCE'
  if (head !== sealOf(reached.head, entry)) return 'SEAL'
  if (!isThere(prize, wonOf(key), at)) return 'GONE'
  if (log.seed === null) return null
  const picked = pickPrize(log.prizes, log.seed, { drawId: log.drawId, number, nonce })
  return key === (isThere(picked, wonOf(picked.key), at) ? picked.key : log.fallback) ? null : 'PICK'
}
