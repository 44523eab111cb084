/** Where a log comes from: the address at which a server publishes it, page by page, or a file that somebody kept. */
import { readFile } from 'node:fs/promises'
import type { DrawLog, LogEntry } from '@laurel/shared/draws'

export interface Source {
  log: Omit<DrawLog, 'entries'>
  pages: AsyncIterable<readonly LogEntry[]>
}

const PAGE = 1_000

export const sourceOf = (place: string): Promise<Source> =>
  /^https?:\/\//.test(place) ? fromServer(new URL(place)) : fromFile(place)

/** An answer of the server; or `entries` of several, one behind the other. */
async function fromFile(path: string): Promise<Source> {
  const { entries, ...log } = logOf(JSON.parse(await readFile(path, 'utf8')), path)
  return { log, pages: once(entries) }
}

async function* once(entries: readonly LogEntry[]): AsyncIterable<readonly LogEntry[]> {
  yield entries
}

async function fromServer(address: URL): Promise<Source> {
  const { entries, ...log } = await pageAfter(address, 0)
  return { log, pages: pagesOf(address, entries, log.drawn) }
}

/** While it runs, a draw goes on growing: what came after the first look is left for the next. */
async function* pagesOf(address: URL, first: readonly LogEntry[], drawn: number) {
  for (let entries = first; entries.length > 0; ) {
    yield entries.filter(({ number }) => number <= drawn)
    const last = entries.at(-1)?.number ?? drawn
    if (last >= drawn) return
    entries = (await pageAfter(address, last)).entries
  }
}

async function pageAfter(address: URL, after: number): Promise<DrawLog> {
  const page = new URL(address)
  page.searchParams.set('after', String(after))
  page.searchParams.set('limit', String(PAGE))
  const reply = await fetch(page)
  if (!reply.ok) throw new Error(`${page.href} answered ${reply.status}`)
  return logOf(await reply.json(), page.href)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value)

/** Only as much as the checks rest on: whatever is false in it, they say. */
function logOf(read: unknown, from: string): DrawLog {
  const log = read as DrawLog
  const isHead = isText(log?.drawId) && isText(log.commitment) && isText(log.fallback) && isCount(log.drawn)
  const isRest = Array.isArray(log?.prizes) && Array.isArray(log.entries)
  if (!isHead || !isRest || !log.prizes.every(isPrize) || !log.entries.every(isEntry))
    throw new Error(`${from} is no log of a draw`)
  return { ...log, seed: log.seed ?? null }
}

const isPrize = (prize: DrawLog['prizes'][number] | null): boolean =>
  isText(prize?.key) && isText(prize.title) && isCount(prize.weight) && Array.isArray(prize.releases)

const isEntry = (entry: LogEntry | null): boolean =>
  isCount(entry?.number) && isCount(entry.at) && [entry.nonce, entry.key, entry.head].every(isText)
