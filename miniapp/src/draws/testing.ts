/** A draw that keeps its word, as its public log tells it: for tests. */
import { commitmentOf, isThere, pickPrize, sealOf } from '@laurel/shared/drawing'
import type { DrawLog, LogEntry, LogPrize } from '@laurel/shared/draws'

export const SEED = '5eed'.padEnd(64, '7')

export const prizes: LogPrize[] = [
  { key: 'lamp', title: '暖光阅读灯', weight: 100_000, pieces: 3, releases: [] },
  { key: 'tea', title: '桂花乌龙', weight: 300_000, pieces: null, releases: [] },
  { key: 'points', title: '20 积分', weight: 600_000, pieces: null, releases: [] },
]

export function logOf(draws: number, { seed = SEED as string | null } = {}): DrawLog {
  const commitment = commitmentOf(SEED)
  const won: Record<string, number> = {}
  const entries: LogEntry[] = []
  let head = commitment
  for (let number = 1; number <= draws; number += 1) {
    const [at, nonce] = [1_000 + number, number.toString(16).padStart(32, '0')]
    const picked = pickPrize(prizes, SEED, { drawId: 'winter', number, nonce })
    const key = isThere(picked, won[picked.key] ?? 0, at) ? picked.key : 'points'
    head = sealOf(head, { number, at, nonce, key })
    won[key] = (won[key] ?? 0) + 1
    entries.push({ number, at, nonce, key, head })
  }
  return { drawId: 'winter', commitment, seed, drawn: draws, prizes, fallback: 'points', entries }
}

/** What a draw really falls on, whether it was there or not. */
export function fallsOf({ entries }: DrawLog): Record<string, number> {
  const falls: Record<string, number> = {}
  for (const { number, nonce } of entries) {
    const { key } = pickPrize(prizes, SEED, { drawId: 'winter', number, nonce })
    falls[key] = (falls[key] ?? 0) + 1
  }
  return falls
}
