/** Who went up, down and stayed between two days, by level; the end is counted anew, and start + in − out comes to it. */
import type { TierFlow } from '@laurel/shared/membership'
import { and, count, eq, gte, lt, max, sql } from 'drizzle-orm'
import { addDays, startOfDay } from '../../platform/clock.ts'
import type { Reads } from '../../platform/database.ts'
import { tableAt } from '../rules/cycle.ts'
import { prepareTables } from './tables.ts'

export interface Days {
  from: string
  to: string
}

type Level = TierFlow['levels'][number]
interface Moved {
  change: string
  fromLevel: number
  toLevel: number
  n: number
}

export const flowQueries = (reads: Reads) => {
  const { read, schema } = reads
  const { tierChange } = schema
  const findTables = prepareTables(reads)
  const last = read
    .select({ memberId: tierChange.memberId, number: max(tierChange.number).as('last_number') })
    .from(tierChange)
    .where(lt(tierChange.at, sql.placeholder('before')))
    .groupBy(tierChange.memberId)
    .as('last')
  const stood = read
    .select({ level: tierChange.toLevel, n: count() })
    .from(last)
    .innerJoin(tierChange, and(eq(tierChange.memberId, last.memberId), eq(tierChange.number, last.number)))
    .groupBy(tierChange.toLevel)
    .prepare('membership_stood')
  const moved = read
    .select({
      change: tierChange.change,
      fromLevel: tierChange.fromLevel,
      toLevel: tierChange.toLevel,
      n: count(),
    })
    .from(tierChange)
    .where(and(gte(tierChange.at, sql.placeholder('from')), lt(tierChange.at, sql.placeholder('before'))))
    .groupBy(tierChange.change, tierChange.fromLevel, tierChange.toLevel)
    .prepare('membership_moved')

  return async (days: Days): Promise<TierFlow> => {
    const from = startOfDay(days.from)
    const before = startOfDay(addDays(days.to, 1))
    const [tables, started, ended, moves] = await Promise.all([
      findTables(),
      stood.execute({ before: from }),
      stood.execute({ before }),
      moved.execute({ from, before }),
    ])
    const tiers = tableAt(tables, before)?.body.tiers ?? []
    const levels = tiers.map(({ level, name }) => {
      const [start, end] = [standingOn(started, level), standingOn(ended, level)]
      return flowOf({ level, name, start, end }, moves)
    })
    return { ...days, levels, kept: sumOf(moves, isKept), protected: sumOf(moves, isProtected) }
  }
}

const standingOn = (stood: readonly { level: number; n: number }[], level: number): number =>
  stood.find((one) => one.level === level)?.n ?? 0
const sumOf = (moves: readonly Moved[], counts: (move: Moved) => boolean): number =>
  moves.reduce((sum, move) => sum + (counts(move) ? move.n : 0), 0)
const isKept = ({ change }: Moved): boolean => change === 'kept'
const isProtected = ({ change }: Moved): boolean => change === 'protected'

function flowOf(
  { level, name, start, end }: Pick<Level, 'level' | 'name' | 'start' | 'end'>,
  moves: readonly Moved[],
): Level {
  const joined = sumOf(moves, ({ fromLevel, toLevel }) => fromLevel === 0 && toLevel === level)
  const up = sumOf(moves, ({ fromLevel, toLevel }) => toLevel === level && fromLevel > 0 && fromLevel < level)
  const down = sumOf(moves, ({ fromLevel, toLevel }) => toLevel === level && fromLevel > level)
  const leftUp = sumOf(moves, ({ fromLevel, toLevel }) => fromLevel === level && toLevel > level)
  const leftDown = sumOf(moves, ({ fromLevel, toLevel }) => fromLevel === level && toLevel < level)
  return { level, name, start, joined, up, down, leftUp, leftDown, end }
}
