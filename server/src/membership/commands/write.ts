/** Writes down where a member stands now, and tells of every change that is new. */
import { recordFact } from '../../platform/facts.ts'
import type { Row, Work } from '../../schema.ts'
import { benefitsOf, nextMonth } from '../rules/benefits.ts'
import { type Change, deadlineOf, type Standing, type TierTable, tableAt } from '../rules/cycle.ts'
import type { Folded } from '../rules/fold.ts'
import { announce } from './announce.ts'
import { giveBenefits } from './benefits.ts'
import { joinedOf } from './standing.ts'

export interface Writing {
  memberId: string
  tables: readonly TierTable[]
  /** `changes`: all of the history when it was folded from scratch, else only the new ones. */
  folded: Folded
  isWhole: boolean
  /** The instant of the newest growth that is folded in. */
  grownAt: number
  /** The fact that brought the news; the clock brings none. */
  cause: string
}

export function writeStanding(w: Work, writing: Writing, now: number): void {
  const { memberId, tables, folded, cause } = writing
  const { standing } = folded
  const known = w.get('membership', memberId)
  const written = writeChanges(w, writing)
  const { changes, fresh } = written
  writeRow(w, writing, changes, now)
  const before = known ?? { level: changes[0]?.toLevel ?? standing.level, protectedUntil: null }
  announce(w, { memberId, tables, before, standing, change: fresh.at(-1), cause }, now)
  tellNews(w, writing, { ...written, known }, now)
}

function writeRow(
  w: Work,
  { memberId, tables, folded: { standing }, grownAt }: Writing,
  changes: readonly Change[],
  now: number,
): void {
  // The lowest tier renews without a change: growth from before its cycle is late, too.
  const foldedTo = Math.max(grownAt, changes.at(-1)?.at ?? 0, standing.cycleFrom)
  const nextAt = nextTick(tables, standing, now)
  keepRow(w, { ...standing, memberId, changes: changes.length, nextAt, foldedTo }, tables)
}

interface News extends Written {
  known: Row<'membership'> | undefined
}

/** What was before two members became one, or two again, is no news: only that the past is another. */
function tellNews(
  w: Work,
  { memberId, cause, folded: { standing } }: Writing,
  { known, fresh, corrected }: News,
  now: number,
): void {
  const due = known?.nextAt ?? now
  const since = known?.settledAt ?? Number.NEGATIVE_INFINITY
  const news = fresh.filter(({ at }) => at >= since)
  for (const change of news) tell(w, memberId, change, now)
  const from = Math.max(since, Math.min(fresh[0]?.at ?? now, corrected ?? now, due))
  const isAnother = corrected !== null || news.length < fresh.length
  if (isAnother) tellCorrection(w, { memberId, from, cause, level: standing.level }, now)
  if (isAnother || fresh.length || due <= now) giveBenefits(w, { memberId, from }, now)
}

interface Written {
  changes: readonly Change[]
  fresh: readonly Change[]
  /** The instant of the first change that no longer holds; null: all of them do. */
  corrected: number | null
}

function writeChanges(w: Work, { memberId, folded, isWhole }: Writing): Written {
  const stored = w.list('tierChange', memberId)
  const kept = isWhole ? agreeing(stored, folded.changes) : stored
  const gone = stored.slice(kept.length)
  for (const row of gone) w.drop('tierChange', row)
  const fresh = isWhole ? folded.changes.slice(kept.length) : folded.changes
  fresh.forEach((change, i) => {
    w.add('tierChange', { memberId, number: kept.length + i + 1, ...change })
  })
  return { changes: [...kept, ...fresh], fresh, corrected: gone[0]?.at ?? null }
}

const isSame = (row: Row<'tierChange'>, change: Change): boolean =>
  Object.entries(change).every(([name, value]) => row[name as keyof Change] === value)

/** What was written before and holds still. */
function agreeing(stored: readonly Row<'tierChange'>[], changes: readonly Change[]): Row<'tierChange'>[] {
  const differs = stored.findIndex((row, i) => !changes[i] || !isSame(row, changes[i]))
  return differs < 0 ? [...stored] : stored.slice(0, differs)
}

type New = Omit<Row<'membership'>, 'joinedAt' | 'birthdays' | 'settledAt'>

function keepRow(w: Work, row: New, tables: readonly TierTable[]): void {
  const { memberId } = row
  const old = w.get('membership', memberId)
  if (old) w.set('membership', old, row)
  else w.add('membership', { ...row, joinedAt: joinedOf(w, memberId, tables), birthdays: [] })
}

/** A month begins, or a cycle or a protection ends. */
export function nextTick(tables: readonly TierTable[], standing: Standing, now: number): number {
  const table = tableAt(tables, now)
  const isMonthly =
    table && benefitsOf(table.body, standing.level).some(({ kind }) => kind === 'monthly-points')
  return isMonthly ? Math.min(deadlineOf(standing), nextMonth(now)) : deadlineOf(standing)
}

export const tierKey = (memberId: string, { at, change, toLevel }: Change): string =>
  `tier/${memberId}/${at}/${change}/${toLevel}`

function tell(w: Work, memberId: string, change: Change, now: number): void {
  const key = tierKey(memberId, change)
  const data = { change: change.change, level: change.toLevel, fromLevel: change.fromLevel }
  recordFact(w, { id: key, key, type: 'tier.changed', memberId, occurredAt: change.at, data }, now)
}

interface Correction {
  memberId: string
  from: number
  cause: string
  level: number
}

/** Late news changed the past from an instant on: whatever rests on the tier is drawn anew from there. */
function tellCorrection(w: Work, { memberId, from, cause, level }: Correction, now: number): void {
  const key = `tier/${memberId}/corrected/${cause}`
  const data = { change: 'corrected', level }
  recordFact(w, { id: key, key, type: 'tier.changed', memberId, occurredAt: from, data }, now)
}
