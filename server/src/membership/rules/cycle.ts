/** What the clock does to a member's tier: a cycle ends, a protection ends. */
import type { Tier, TierChangeKind, TiersBody } from '@laurel/shared/membership'
import { addDays, addMonths, dayOf, startOfDay } from '../../platform/clock.ts'

/** A version of the tier table, from the instant at which it came into force. */
export interface TierTable {
  from: number
  /** The first instant at which it gives nothing: a pause, or its end; null: until further notice. Tiers rest on it all the same. */
  to: number | null
  offerId: string
  version: number
  body: TiersBody
}

export interface Standing {
  level: number
  cycleFrom: number
  /** The first instant after the cycle. */
  cycleUntil: number
  cycleGrowth: number
  /** Not null: the cycle is over, and the tier stays up to here. */
  protectedUntil: number | null
}

export interface Change {
  at: number
  change: TierChangeKind
  fromLevel: number
  toLevel: number
  /** What was held against what. */
  cycleGrowth: number
  threshold: number
  offerId: string
  version: number
}

export interface Told {
  standing: Standing
  changes: Change[]
}

/** The one in force, null before the first one starts; tables come in the order of time. */
export const tableAt = (tables: readonly TierTable[], at: number): TierTable | null =>
  tables.findLast(({ from }) => from <= at) ?? null

/** The one that gives anything then; null in a pause. */
export const givingAt = (tables: readonly TierTable[], at: number): TierTable | null =>
  tables.findLast(({ from, to }) => from <= at && (to === null || at < to)) ?? null

/** A level that a newer table no longer has counts as the next lower one. */
export const tierAt = ({ body }: TierTable, level: number): Tier =>
  body.tiers.findLast((tier) => tier.level <= level) ?? (body.tiers[0] as Tier)

export const lowestOf = ({ body }: TierTable): number => (body.tiers[0] as Tier).level

/** Its last business day carries the date of the first one; where it follows another, that of the other's last: dates don't wander. */
export const cycleEnd = ({ body }: TierTable, from: number): number =>
  startOfDay(addDays(addMonths(dayOf(from - 1), body.validMonths), 1))

export const newCycle = (table: TierTable, level: number, from: number): Standing => ({
  level,
  cycleFrom: from,
  cycleUntil: cycleEnd(table, from),
  cycleGrowth: 0,
  protectedUntil: null,
})

export interface Verdict {
  table: TierTable
  change: TierChangeKind
  at: number
  toLevel: number
  threshold: number
}

export const changeOf = (from: Standing, { table, ...verdict }: Verdict): Change => ({
  ...verdict,
  fromLevel: from.level,
  cycleGrowth: from.cycleGrowth,
  offerId: table.offerId,
  version: table.version,
})

/** When the clock next decides about it. */
export const deadlineOf = ({ cycleUntil, protectedUntil }: Standing): number => protectedUntil ?? cycleUntil

/** All that was due by an instant, each at its own. */
export function advance(tables: readonly TierTable[], standing: Standing, to: number): Told {
  let at = standing
  const changes: Change[] = []
  for (let due = deadlineOf(at); due <= to; due = deadlineOf(at)) {
    const table = tableAt(tables, due)
    if (!table) break
    const told = at.protectedUntil === null ? endCycle(table, at) : endProtection(table, at, due)
    changes.push(...told.changes)
    at = told.standing
  }
  return { standing: at, changes }
}

function endCycle(table: TierTable, standing: Standing): Told {
  const { level, cycleGrowth, cycleUntil: at } = standing
  const lowest = lowestOf(table)
  // Nobody loses the lowest: its cycle begins anew, and there is nothing to tell.
  if (level <= lowest) return { standing: newCycle(table, level, at), changes: [] }
  const threshold = tierAt(table, level).keepGrowth
  if (cycleGrowth >= threshold) return keep(table, standing, at)
  const { protectionDays } = table.body
  if (protectionDays === 0) return drop(table, standing, at)
  const protectedUntil = startOfDay(addDays(dayOf(at), protectionDays))
  const change = changeOf(standing, { table, change: 'protected', at, toLevel: level, threshold })
  return { standing: { ...standing, protectedUntil }, changes: [change] }
}

const endProtection = (table: TierTable, standing: Standing, at: number): Told =>
  standing.level <= lowestOf(table)
    ? { standing: newCycle(table, standing.level, at), changes: [] }
    : drop(table, standing, at)

export function keep(table: TierTable, standing: Standing, at: number): Told {
  const { level } = standing
  const threshold = tierAt(table, level).keepGrowth
  const change = changeOf(standing, { table, change: 'kept', at, toLevel: level, threshold })
  return { standing: newCycle(table, level, at), changes: [change] }
}

function drop(table: TierTable, standing: Standing, at: number): Told {
  const threshold = tierAt(table, standing.level).keepGrowth
  const toLevel = tierAt(table, standing.level - 1).level
  const change = changeOf(standing, { table, change: 'dropped', at, toLevel, threshold })
  return { standing: newCycle(table, toLevel, at), changes: [change] }
}
