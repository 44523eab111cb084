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
    // Before the first table starts nobody has a tier: what asks for one is closed, and says which one it will be.
    const table = tableAt(tables, now) ?? tables[0]
    if (!table) return OPEN
    const held = memberId === null ? null : await queries.findHeld(memberId, tables, now)
    const standing = held?.standing
    return (minLevel) => {
      if (minLevel === 0 || (standing && standing.level >= minLevel)) return null
      const { level, name, look, reachGrowth } = tierAt(table, minLevel)
      const missing = memberId === null ? null : Math.max(1, reachGrowth - (standing?.cycleGrowth ?? 0))
      return { level, name, look, missing }
    }
  }
}
