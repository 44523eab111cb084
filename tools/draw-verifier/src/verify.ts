/** Reads a log to its end or to its first fault, and holds it against what somebody kept. */

import { type LogFault, readLog } from '@laurel/shared/draw-log'
import { pickPrize } from '@laurel/shared/drawing'
import type { LogEntry } from '@laurel/shared/draws'
import type { Source } from './source.ts'

export interface Kept {
  /** The commitment, as it was published before the first draw. */
  commitment: string | null
  /** Seals that winners kept, by number. */
  receipts: ReadonlyMap<number, string>
}

export interface PrizeCount {
  key: string
  title: string
  weight: number
  /** How often the numbers fell on it, there or not; null: the seed is not told yet. */
  fell: number | null
  given: number
}

export type Fault = { code: LogFault['code'] | 'COMMITMENT' | 'RECEIPT'; number: number | null }

export interface Verdict {
  drawId: string
  commitment: string
  /** The seed is told: each result was drawn anew. */
  isRevealed: boolean
  /** How many results were read. */
  read: number
  /** The seal of the last of them. */
  head: string
  counts: PrizeCount[]
  fault: Fault | null
}

export async function verify({ log, pages }: Source, kept: Kept): Promise<Verdict> {
  const reader = readLog(log)
  const fell = new Map<string, number>()
  let head = log.commitment
  let fault: Fault | null =
    kept.commitment === null || kept.commitment === log.commitment
      ? null
      : { code: 'COMMITMENT', number: null }
  const missing = new Map(kept.receipts)
  for await (const entries of pages) {
    fault ??= reader.read(entries) ?? receiptFault(entries, missing)
    if (fault) break
    head = entries.at(-1)?.head ?? head
    if (log.seed !== null) countFalls(fell, { ...log, seed: log.seed }, entries)
  }
  fault ??= reader.end() ?? unread(missing)
  const { drawId, commitment, seed } = log
  const counts = log.prizes.map(({ key, title, weight }) => ({
    ...{ key, title, weight },
    fell: seed === null ? null : (fell.get(key) ?? 0),
    given: reader.won().get(key) ?? 0,
  }))
  return { drawId, commitment, isRevealed: seed !== null, read: reader.number(), head, counts, fault }
}

function countFalls(
  fell: Map<string, number>,
  { drawId, prizes, seed }: Source['log'] & { seed: string },
  entries: readonly LogEntry[],
): void {
  for (const { number, nonce } of entries) {
    const { key } = pickPrize(prizes, seed, { drawId, number, nonce })
    fell.set(key, (fell.get(key) ?? 0) + 1)
  }
}

function receiptFault(entries: readonly LogEntry[], missing: Map<number, string>): Fault | null {
  for (const { number, head } of entries) {
    const kept = missing.get(number)
    missing.delete(number)
    if (kept !== undefined && kept !== head) return { code: 'RECEIPT', number }
  }
  return null
}

/** A seal of a number that the log does not have. */
function unread(missing: ReadonlyMap<number, string>): Fault | null {
  const [number] = missing.keys()
  return number === undefined ? null : { code: 'RECEIPT', number }
}
