/** Reads of the tiers: where a member stands, whatever the clock has done since his row was written. */
import type { Standing as StandingReply, TierChange } from '@laurel/shared/membership'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Reads } from '../platform/database.ts'
import { cursorAfter, growthOf, placeOf } from '../points/index.ts'
import type { Row } from '../schema.ts'
import { prepareGrowth } from './queries/growth.ts'
import { prepareTables, type ReadTable } from './queries/tables.ts'
import { changeReply, type Held, standingReply } from './replies.ts'
import { multiplierIn } from './rules/benefits.ts'
import { advance, givingAt, type Standing, tableAt } from './rules/cycle.ts'
import { begin } from './rules/fold.ts'

const PAGE = 20
const filled = sql.placeholder

interface Paging {
  cursor?: string
  limit?: number
}

export const membershipQueries = (reads: Reads) => {
  const { read, schema } = reads
  const { account, member, membership, tierChange } = schema
  const findTables = prepareTables(reads)
  const listGrowthFrom = prepareGrowth(reads)
  const row = read
    .select({ row: membership, joinedAt: member.joinedAt, lifetimeGrowth: account.balance })
    .from(member)
    .leftJoin(membership, eq(membership.memberId, member.id))
    .leftJoin(account, eq(account.path, filled('path')))
    .where(eq(member.id, filled('memberId')))
    .prepare('membership_row')
  const changes = read
    .select()
    .from(tierChange)
    .where(and(eq(tierChange.memberId, filled('memberId')), lt(tierChange.number, filled('before'))))
    .orderBy(desc(tierChange.number))
    .limit(filled('limit'))
    .prepare('membership_changes')

  async function findHeld(memberId: string, tables: readonly ReadTable[], now: number): Promise<Held | null> {
    const table = tableAt(tables, now)
    const [found] = table ? await row.execute({ memberId, path: growthOf(memberId) }) : []
    if (!table || !found) return null
    const from = found.row ?? begun(tables, found.joinedAt)
    if (!from) return null
    const { standing } = advance(tables, from, now)
    const multiplierBps = multiplierIn(givingAt(tables, now), () => standing.level)
    return { table, standing, multiplierBps, lifetimeGrowth: found.lifetimeGrowth ?? 0 }
  }

  return {
    findTables,
    findHeld,
    /** Null: there is no tier table. */
    async loadStanding(memberId: string, now: number): Promise<StandingReply | null> {
      const held = await findHeld(memberId, await findTables(), now)
      return held && standingReply(held)
    },
    async listChanges(memberId: string, { cursor, limit = PAGE }: Paging) {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(cursor).at
      const [tables, rows] = await Promise.all([
        findTables(),
        changes.execute({ memberId, before, limit: limit + 1 }),
      ])
      const items = rows.slice(0, limit).map((one: Row<'tierChange'>): TierChange => changeReply(tables, one))
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? cursorAfter({ at: last.number, id: '-' }) : null }
    },
    async listGrowth(memberId: string, { cursor, limit = PAGE }: Paging) {
      const lines = await listGrowthFrom(memberId, placeOf(cursor), limit + 1)
      const items = lines.slice(0, limit)
      const last = items.at(-1)
      return { items, next: lines.length > limit && last ? cursorAfter(last) : null }
    },
  }
}

export type MembershipQueries = ReturnType<typeof membershipQueries>

const begun = (tables: readonly ReadTable[], joinedAt: number): Standing | undefined =>
  begin(tables, Math.max(joinedAt, tables[0]?.from ?? 0))?.standing
