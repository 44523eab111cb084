/** The tier that something is for, as it is shown to who has not come so far. */
import type { TierLook } from '@laurel/shared/membership'
import type { Reads } from '../platform/database.ts'
import { membershipQueries } from './queries.ts'
import { tableAt, tierAt } from './rules/cycle.ts'

export interface Gate {
  level: number
  name: string
  look: TierLook
  /** Growth that is missing to it; null for a guest. */
  missing: number | null
}

/** Null: it is open to the member. */
export type GateOf = (minLevel: number) => Gate | null

const OPEN: GateOf = () => null

export const gateQueries = (reads: Reads) => {
  const queries = membershipQueries(reads)
  /** Reads nothing where nothing is gated. */
  return async (memberId: string | null, minLevels: readonly number[], now: number): Promise<GateOf> => {
    if (minLevels.every((level) => level === 0)) return OPEN
    const tables = await queries.findTables()
    const table = tableAt(tables, now)
    if (!table) return OPEN
    const held = memberId === null ? null : await queries.findHeld(memberId, tables, now)
    const standing = held?.standing
    return (minLevel) => {
      if (minLevel === 0 || (standing && standing.level >= minLevel)) return null
      const { level, name, look, reachGrowth } = tierAt(table, minLevel)
      const missing = standing ? Math.max(1, reachGrowth - standing.cycleGrowth) : null
      return { level, name, look, missing }
    }
  }
}
