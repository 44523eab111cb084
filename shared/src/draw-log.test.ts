import { describe, expect, test } from 'vitest'
import { type LogFaultCode, readLog, verifyLog } from './draw-log.ts'
import { commitmentOf, isThere, pickPrize, sealOf } from './drawing.ts'
import type { DrawLog, LogEntry, LogPrize } from './draws.ts'

const SEED = '5eed'.padEnd(64, '7')
const PRIZES: LogPrize[] = [
  { key: 'mug', title: '马克杯', weight: 300_000, pieces: 4, releases: [] },
  { key: 'card', title: '加油卡', weight: 200_000, pieces: 3, releases: [{ at: 1_020, pieces: 3 }] },
  { key: 'thanks', title: '谢谢参与', weight: 500_000, pieces: null, releases: [] },
]

/** As a draw that keeps its word writes it. */
function logOf(draws: number, { seed = SEED, drawn = draws } = {}): DrawLog {
  const commitment = commitmentOf(SEED)
  const won: Record<string, number> = {}
  const entries: LogEntry[] = []
  let head = commitment
  for (let number = 1; number <= draws; number += 1) {
    const [at, nonce] = [1_000 + number, number.toString(16).padStart(32, '0')]
    const picked = pickPrize(PRIZES, SEED, { drawId: 'spring', number, nonce })
    const key = isThere(picked, won[picked.key] ?? 0, at) ? picked.key : 'thanks'
    head = sealOf(head, { number, at, nonce, key })
    won[key] = (won[key] ?? 0) + 1
    entries.push({ number, at, nonce, key, head })
  }
  return { drawId: 'spring', commitment, seed, drawn, prizes: PRIZES, fallback: 'thanks', entries }
}

const changed = (log: DrawLog, at: number, change: Partial<LogEntry>): DrawLog => ({
  ...log,
  entries: log.entries.map((entry, i) => (i === at ? { ...entry, ...change } : entry)),
})

/** Rewritten with every seal made anew, as only whoever runs the draw could. */
function resealed(log: DrawLog): DrawLog {
  let head = log.commitment
  const entries = log.entries.map((entry) => {
    head = sealOf(head, entry)
    return { ...entry, head }
  })
  return { ...log, entries }
}

const faultOf = (log: DrawLog): [LogFaultCode, number | null] | null => {
  const fault = verifyLog(log)
  return fault && [fault.code, fault.number]
}

describe('a log', () => {
  const log = logOf(60)

  test('of a draw that kept its word is without fault, before and after the seed is told', () => {
    expect(verifyLog(log)).toBeNull()
    expect(verifyLog({ ...log, seed: null })).toBeNull()
    expect(log.entries.filter(({ key }) => key === 'mug')).toHaveLength(4)
    expect(log.entries.filter(({ key }) => key === 'card')).toHaveLength(3)
  })

  test('is the same read page by page', () => {
    const { entries, ...head } = log
    const reader = readLog(head)
    for (let at = 0; at < 60; at += 7) expect(reader.read(entries.slice(at, at + 7))).toBeNull()
    expect(reader.end()).toBeNull()
    expect(reader.number()).toBe(60)
    expect([...reader.won().values()].reduce((sum, n) => sum + n, 0)).toBe(60)
  })

  test('in which one field of one entry was changed does not hold', () => {
    const at = log.entries.findIndex(({ key }) => key === 'mug')
    const number = at + 1
    const nonce = 'f'.repeat(32)
    expect(faultOf(changed(log, at, { number: number + 1 }))).toEqual(['NUMBER', number + 1])
    expect(faultOf(changed(log, at, { at: 1_000 + number + 1 }))).toEqual(['SEAL', number])
    expect(faultOf(resealed(changed({ ...log, seed: null }, 9, { at: 5 })))).toEqual(['TIME', 10])
    expect(faultOf(changed(log, at, { nonce }))).toEqual(['SEAL', number])
    expect(faultOf(changed(log, at, { nonce: 'F'.repeat(32) }))).toEqual(['NONCE', number])
    expect(faultOf(changed(log, at, { key: 'thanks' }))).toEqual(['SEAL', number])
    expect(faultOf(changed(log, at, { key: 'car' }))).toEqual(['PRIZE', number])
    expect(faultOf(changed(log, at, { head: '0'.repeat(64) }))).toEqual(['SEAL', number])
  })

  test('from which an entry was taken, or in which two changed places, does not hold', () => {
    const without = { ...log, entries: log.entries.filter(({ number }) => number !== 30) }
    expect(faultOf(without)).toEqual(['NUMBER', 31])
    const [one, two, ...rest] = log.entries
    expect(faultOf({ ...log, entries: one && two ? [two, one, ...rest] : [] })).toEqual(['NUMBER', 2])
    expect(faultOf({ ...log, entries: log.entries.slice(0, 59) })).toEqual(['COUNT', null])
    expect(faultOf({ ...log, drawn: 59 })).toEqual(['COUNT', null])
  })

  test('that was sealed anew for a friend is found by the seed', () => {
    const at = log.entries.findIndex(({ key }) => key === 'thanks')
    const forged = resealed(changed(log, at, { key: 'mug' }))
    expect(faultOf(forged)).toEqual(['PICK', at + 1])
  })

  test('with a prize too many, or one before its hour, is found without the seed', () => {
    const secret = { ...log, seed: null }
    const last = log.entries.length - 1
    const lost = last - log.entries.toReversed().findIndex(({ key }) => key === 'thanks')
    expect(faultOf(resealed(changed(secret, lost, { key: 'mug' })))).toEqual(['GONE', lost + 1])
    expect(faultOf(resealed(changed(secret, 0, { key: 'card' })))).toEqual(['GONE', 1])
  })

  test('with other odds, another fallback or another seed does not hold', () => {
    const weights = PRIZES.map((prize, i) => ({ ...prize, weight: [200_000, 300_000, 500_000][i] ?? 0 }))
    expect(faultOf({ ...log, prizes: weights })?.[0]).toMatch(/PICK|GONE/)
    expect(faultOf({ ...log, prizes: PRIZES.slice(1) })).toEqual(['ODDS', null])
    expect(faultOf({ ...log, fallback: 'mug' })).toEqual(['FALLBACK', null])
    expect(faultOf({ ...log, fallback: 'nobody' })).toEqual(['FALLBACK', null])
    expect(faultOf({ ...log, seed: '0'.repeat(64) })).toEqual(['SEED', null])
    expect(faultOf({ ...log, seed: 'zz' })).toEqual(['SEED', null])
    expect(faultOf({ ...log, commitment: commitmentOf('00') })).toEqual(['SEED', null])
  })

  test('of a draw nobody took part in holds', () => {
    expect(verifyLog(logOf(0))).toBeNull()
  })
})
