/** Drawing every result anew on the phone: the log is read page by page and checked in slices, so that the page stays alive. */
import { type LogFault, type LogHead, type LogReader, readLog } from '@laurel/shared/draw-log'
import { isThere, pickPrize } from '@laurel/shared/drawing'
import { type DrawLog, drawsApi, type LogEntry } from '@laurel/shared/draws'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { now } from '../platform/clock.ts'
import { troubleOf } from '../platform/remote.ts'

/** As many entries as the server gives at once. */
const PAGE = 1000
/** Less than a frame. */
const SLICE_MS = 12

export type Counts = Readonly<Record<string, number>>

export type Checking =
  | { phase: 'idle' }
  | { phase: 'checking'; checked: number; of: number }
  | {
      phase: 'done'
      of: number
      head: LogHead
      fault: LogFault | null
      /** Where the numbers fell, by prize; null while no seed is told. */
      fell: Counts | null
      /** What was given, by prize. */
      given: Counts
    }
  | { phase: 'failed'; trouble: string }

interface Check {
  drawId: string | null
  checking: Checking
}

const IDLE: Checking = { phase: 'idle' }

export const useChecking = create<Check>(() => ({ drawId: null, checking: IDLE }))

let turns = 0

/** The page is left, or another draw is looked at: what still comes is not wanted. */
export function stopChecking(): void {
  turns += 1
  useChecking.setState({ drawId: null, checking: IDLE })
}

export async function checkDraw(drawId: string): Promise<void> {
  stopChecking()
  const turn = turns
  const tell = (checking: Checking) => {
    if (turn === turns) useChecking.setState({ drawId, checking })
  }
  try {
    tell(await checkAll(drawId, { isWanted: () => turn === turns, tell }))
  } catch (error) {
    tell({ phase: 'failed', trouble: troubleOf(error) })
  }
}

interface Listener {
  isWanted: () => boolean
  tell: (checking: Checking) => void
}

const pageAfter = (drawId: string, after: number): Promise<DrawLog> =>
  ask(drawsApi.log, { drawId, after, limit: PAGE })

async function checkAll(drawId: string, { isWanted, tell }: Listener): Promise<Checking> {
  const { entries, ...head } = await pageAfter(drawId, 0)
  const counting = countFalls(head)
  const reader = readLog(head)
  let page = entries
  let fault = reader.read([])
  while (!fault && isWanted()) {
    fault = await readSliced({
      page: upTo(page, head.drawn),
      reader,
      counting,
      isWanted,
      tell,
      of: head.drawn,
    })
    const read = reader.number()
    if (fault || read >= head.drawn || page.length === 0) break
    page = (await pageAfter(drawId, read)).entries
  }
  fault ??= reader.end()
  const given = Object.fromEntries(reader.won())
  return { phase: 'done', of: head.drawn, head, fault, fell: counting.fell(), given }
}

/** Who draws while this is read is not counted in what was promised to be read. */
const upTo = (page: readonly LogEntry[], last: number): LogEntry[] =>
  page.filter(({ number }) => number <= last)

interface Slicing extends Listener {
  page: readonly LogEntry[]
  reader: LogReader
  counting: FallCount
  of: number
}

async function readSliced({ page, reader, counting, of, isWanted, tell }: Slicing): Promise<LogFault | null> {
  let since = now()
  for (const entry of page) {
    if (!isWanted()) break
    counting.take(entry, reader.won())
    const fault = reader.read([entry])
    if (fault) return fault
    if (now() - since < SLICE_MS) continue
    tell({ phase: 'checking', checked: reader.number(), of })
    await pause()
    since = now()
  }
  return null
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

export interface FallCount {
  take(entry: LogEntry, won: ReadonlyMap<string, number>): void
  fell(): Counts | null
}

/** Where each number fell: what the odds are about. What was given differs where a prize was not there (any more). */
function countFalls({ drawId, seed, prizes, fallback }: LogHead): FallCount {
  const fell: Record<string, number> = {}
  const pickedOf = (secret: string, entry: LogEntry, won: ReadonlyMap<string, number>): string => {
    const isOpen = prizes.every((prize) => isThere(prize, won.get(prize.key) ?? 0, entry.at))
    // Only where something was not there can the fallback stand for another; the rest need not be drawn again.
    if (entry.key !== fallback || isOpen) return entry.key
    return pickPrize(prizes, secret, { drawId, ...entry }).key
  }
  return {
    take(entry, won) {
      if (seed === null) return
      const key = pickedOf(seed, entry, won)
      fell[key] = (fell[key] ?? 0) + 1
    },
    fell: () => (seed === null ? null : { ...fell }),
  }
}
