/** Where a member stands in the rows, brought up to an instant; and where he stood before. */
import type { Row, Touch, Work } from '../../schema.ts'
import { multiplierIn } from '../rules/benefits.ts'
import { advance, givingAt, type Standing, type TierTable, tableAt, tierAt } from '../rules/cycle.ts'
import { begin, type Folded, fold } from '../rules/fold.ts'
import { tierTables } from './tables.ts'

export interface Place {
  tables: readonly TierTable[]
  row: Row<'membership'> | undefined
  folded: Folded
}

/** As the rows have it, and what the clock has done since; null: no tier table has started yet. */
export function placeOf(w: Work, memberId: string, now: number): Place | null {
  const tables = tierTables(w)
  if (!tableAt(tables, now)) return null
  const row = w.get('membership', memberId)
  const begun = row ? { standing: row, changes: [] } : begin(tables, joinedOf(w, memberId, tables))
  if (!begun) return null
  const told = advance(tables, begun.standing, now)
  return { tables, row, folded: { standing: told.standing, changes: [...begun.changes, ...told.changes] } }
}

/** Who came before the first table joined the tiers with it. */
export function joinedOf(w: Work, memberId: string, tables: readonly TierTable[]): number {
  const joinedAt = w.get('member', memberId)?.joinedAt ?? 0
  return Math.max(joinedAt, tables[0]?.from ?? 0)
}

/** From the whole history of growth: for what lies behind the rows. */
export function refolded(w: Work, memberId: string, to: number): Folded | null {
  const tables = tierTables(w)
  const joinedAt = w.get('membership', memberId)?.joinedAt ?? joinedOf(w, memberId, tables)
  return fold({ tables, joinedAt, entries: w.list('growthEntry', memberId) }, to)
}

export const levelNow = (w: Work, memberId: string, now: number): number =>
  placeOf(w, memberId, now)?.folded.standing.level ?? 0
levelNow.reads = touchStanding

/** The tier just before an instant: what happens then is not yet counted. */
export function levelAt(w: Work, memberId: string, at: number): number {
  const before = at - 1
  const row = w.get('membership', memberId)
  if (row && before >= row.foldedTo) return levelNow(w, memberId, before)
  return standingAt(w, memberId, before)?.level ?? 0
}
levelAt.reads = touchStanding

const standingAt = (w: Work, memberId: string, at: number): Standing | null =>
  refolded(w, memberId, at)?.standing ?? null

/** In 1/10,000, by the table that was in force then, whenever it is asked: in a pause it is once. */
export const multiplierAt = (w: Work, memberId: string, at: number): number =>
  multiplierIn(givingAt(tierTables(w), at), () => levelAt(w, memberId, at))

multiplierAt.reads = touchStanding

export function touchStanding(touch: Touch, memberId: string): void {
  touch.row('membership', memberId)
  touch.row('member', memberId)
  tierTables.reads(touch)
}

/** What stands between a member and a tier. */
export function tierGate(
  w: Work,
  { memberId, minLevel }: { memberId: string; minLevel: number },
  now: number,
) {
  const place = placeOf(w, memberId, now)
  const table = place && tableAt(place.tables, now)
  if (!table) return { level: minLevel }
  const { level, name, reachGrowth } = tierAt(table, minLevel)
  return { level, name, missing: Math.max(1, reachGrowth - place.folded.standing.cycleGrowth) }
}
