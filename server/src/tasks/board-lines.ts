/** The lines of the board: which period of a task a member sees, and what bars him. */
import type { TaskBody, TaskLine } from '@laurel/shared/tasks'
import { lineOf, liveUntil, type Progress, type Seen, type TaskOffer, type TaskVersion } from './lines.ts'
import { periodAt } from './periods.ts'
import { startedAt } from './rules/in-force.ts'

export interface Looker {
  /** Of the periods of now, and all that is completed and not claimed: the oldest first. */
  rows: readonly (Progress & { offerId: string })[]
  /** Tasks completed in any period. */
  completed: ReadonlySet<string>
  level: number
}

type Named = TaskVersion & { offerId: string }

export interface Offered {
  offers: readonly TaskOffer[]
  versions: readonly Named[]
  looker: Looker
  tierName(level: number): string | null
}

/** How long it is shown that it was too late. */
const OVER_SHOWN_MS = 7 * 86_400_000
const ORDER: readonly TaskLine['state'][] = ['claimable', 'doing', 'barred', 'claimed']

export function boardLines(offered: Offered, now: number): TaskLine[] {
  const lines = offered.offers.flatMap((offer) => lineShown(offered, offer, now) ?? [])
  return lines.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

function lineShown(offered: Offered, offer: TaskOffer, now: number): TaskLine | null {
  const version = versionNamed(offered, offer.id, startedAt(offer.spans, now))
  if (!version || version.body.kind === 'sign-in') return null
  const rows = offered.looker.rows.filter(({ offerId }) => offerId === offer.id)
  const lines = seenOf(offered, { offer, version, rows }, now).map((seen) => lineOf(seen, now))
  const line = lines.find(({ state }) => state === 'claimable') ?? lines.at(-1)
  return line && isShown(line, offer, now) ? line : null
}

/** What is over is gone, but for what may be claimed still or might have been until lately. */
function isShown({ state, claimUntil }: TaskLine, offer: TaskOffer, now: number): boolean {
  const until = liveUntil(offer)
  if (offer.pausedAt !== null || until === null || now < until)
    return offer.endedAt === null || state === 'claimable'
  return (
    state === 'claimable' || (state === 'barred' && claimUntil !== null && now < claimUntil + OVER_SHOWN_MS)
  )
}

interface Held {
  offer: TaskOffer
  version: TaskVersion
  rows: Looker['rows']
}

/** Its periods that were completed and not claimed, then the one of now. */
function seenOf(offered: Offered, { offer, version, rows }: Held, now: number): Seen[] {
  const period = periodAt(version.body.period, now)
  const current = rows.find((row) => row.period === period)
  const older = rows.filter((row) => row !== current && row.completedAt !== null && row.claimedAt === null)
  return [...older, current].map((progress) => {
    const isDone = typeof progress?.completedAt === 'number'
    const by = isDone ? versionNamed(offered, offer.id, progress.version) : version
    const seen = { offer, version: by ?? version, period: progress?.period ?? period, progress }
    return { ...seen, ...(isDone ? { gate: null } : gateOf(offered, version.body)) }
  })
}

const versionNamed = ({ versions }: Offered, id: string, number: number | null): Named | undefined =>
  versions.find((version) => version.offerId === id && version.number === number)

/** The first thing in the way, and its name. */
function gateOf({ looker, versions, tierName }: Offered, body: TaskBody): Pick<Seen, 'gate' | 'barSubject'> {
  const { minLevel, after } = body
  if (minLevel > looker.level) return { gate: 'TIER_TOO_LOW', barSubject: tierName(minLevel) }
  const first = after.find((id) => !looker.completed.has(id))
  if (first === undefined) return { gate: null }
  return {
    gate: 'TASK_NOT_YET',
    barSubject: versions.findLast(({ offerId }) => offerId === first)?.title ?? null,
  }
}
