/** A standing in the words of the contract: what is next, what is missing, until when. */
import type { Standing as StandingReply, TierChange } from '@laurel/shared/membership'
import { dayOf } from '../platform/clock.ts'
import type { Row } from '../schema.ts'
import { deadlineOf, lowestOf, type Standing, type TierTable, tierAt } from './rules/cycle.ts'

/** The last business day before an instant. */
const lastDay = (until: number): string => dayOf(until - 1)

export interface Held {
  table: TierTable
  standing: Standing
  lifetimeGrowth: number
  multiplierBps: number
}

export function standingReply({ table, standing, lifetimeGrowth, multiplierBps }: Held): StandingReply {
  const { level, cycleGrowth: growth } = standing
  const { name, look } = tierAt(table, level)
  return {
    level,
    name,
    look,
    growth,
    lifetimeGrowth,
    next: nextOf(table, standing),
    keep: keepOf(table, standing),
    multiplierBps,
  }
}

function nextOf({ body }: TierTable, standing: Standing): StandingReply['next'] {
  const next = body.tiers.find(({ level }) => level > standing.level)
  if (!next) return null
  const { level, name, look, reachGrowth } = next
  const missing = Math.max(1, reachGrowth - standing.cycleGrowth)
  return { level, name, look, reachGrowth, missing, until: lastDay(deadlineOf(standing)) }
}

function keepOf(table: TierTable, standing: Standing): StandingReply['keep'] {
  if (standing.level <= lowestOf(table)) return null
  const { keepGrowth } = tierAt(table, standing.level)
  return {
    keepGrowth,
    missing: Math.max(0, keepGrowth - standing.cycleGrowth),
    until: lastDay(deadlineOf(standing)),
    isProtected: standing.protectedUntil !== null,
  }
}

/** By the table that decided. */
export function changeReply(tables: readonly TierTable[], row: Row<'tierChange'>): TierChange {
  const { number, at, change, fromLevel, toLevel, cycleGrowth, threshold, offerId, version } = row
  const table = tables.find((one) => one.offerId === offerId && one.version === version)
  const called = (level: number): string => (table && level > 0 ? tierAt(table, level).name : '')
  const names = { fromName: called(fromLevel), toName: called(toLevel) }
  return {
    number,
    at,
    change,
    ...names,
    fromLevel,
    toLevel,
    cycleGrowth,
    threshold,
    subject: `tier:${number}`,
  }
}
