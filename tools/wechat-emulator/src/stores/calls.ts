/** What was asked of the emulator and what it answered; no secret, code or token is kept. */
const keptMax = 10_000

export interface CallRecord {
  /** Which call of this path it was, from 1. */
  nth: number
  at: number
  method: string
  path: string
  appid: string | null
  /** What WeChat answered: null for a success or when a fault answered instead. */
  errcode: number | null
  /** The kinds of fault that struck. */
  faults: string[]
}

export interface Calls {
  open(call: { at: number; method: string; path: string }): CallRecord
  list(path?: string): CallRecord[]
  counters(): Record<string, number>
  clear(): void
}

export function createCalls(): Calls {
  const kept: CallRecord[] = []
  const counts = new Map<string, number>()
  return {
    open(call) {
      const nth = (counts.get(call.path) ?? 0) + 1
      counts.set(call.path, nth)
      const record = { ...call, nth, appid: null, errcode: null, faults: [] }
      kept.push(record)
      if (kept.length > keptMax) kept.shift()
      return record
    },
    list: (path) => kept.filter((call) => path === undefined || call.path === path),
    counters: () => Object.fromEntries(counts),
    clear() {
      kept.length = 0
      counts.clear()
    },
  }
}
