/** What WeChat remembers of each refused call, for seven days, under the rid in its text. */
const keptMax = 10_000
const ridTtlMs = 7 * 24 * 60 * 60_000

export interface RidRecord {
  rid: string
  at: number
  /** null when the call did not get as far as naming its app. */
  appid: string | null
  path: string
  /** The access token is cut short, as WeChat does. */
  query: string
  body: string
  answer: string
  ip: string
  costMs: number
}

export interface Rids {
  keep(record: RidRecord): void
  find(rid: string): RidRecord | undefined
  list(): RidRecord[]
  clear(): void
}

export const isExpired = (record: RidRecord, now: number): boolean => now - record.at > ridTtlMs

export function createRids(): Rids {
  const records = new Map<string, RidRecord>()
  return {
    keep(record) {
      records.set(record.rid, record)
      const [oldest] = records.keys()
      if (records.size > keptMax && oldest !== undefined) records.delete(oldest)
    },
    find: (rid) => records.get(rid),
    list: () => [...records.values()],
    clear: () => records.clear(),
  }
}
