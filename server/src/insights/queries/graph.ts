/** Reads who brought whom: a hop up by key, a hop down for a whole level at once. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const filled = sql.placeholder

export type Bond = Pick<Row<'binding'>, 'inviteeId' | 'inviterId' | 'surface' | 'state' | 'boundAt'>

export const graphQueries = ({ read, schema: { binding, inviter, member } }: Reads) => {
  const { inviteeId, inviterId, surface, state, boundAt, offerId } = binding
  const bond = { inviteeId, inviterId, surface, state, boundAt }
  const one = read
    .select(bond)
    .from(binding)
    .where(and(eq(inviteeId, filled('memberId')), eq(offerId, filled('offerId'))))
    .prepare('insights_bond')

  return {
    /** Who brought him. */
    async findBond(id: string, memberId: string): Promise<Bond | null> {
      return (await one.execute({ offerId: id, memberId }))[0] ?? null
    },
    /** Whom these brought, the first ones first. */
    async listBrought(id: string, inviterIds: readonly string[], limit: number): Promise<Bond[]> {
      if (!inviterIds.length) return []
      return (
        read
          .select(bond)
          .from(binding)
          .where(and(inArray(inviterId, [...inviterIds]), eq(offerId, id)))
          // By a sum, or SQLite walks the whole programme in its order instead of looking these up.
          .orderBy(sql`${boundAt} + 0`, asc(inviteeId))
          .limit(limit)
      )
    },
    /** How many each of these brought. */
    async countBrought(id: string, memberIds: readonly string[]): Promise<Map<string, number>> {
      if (!memberIds.length) return new Map()
      const rows = await read
        .select({ memberId: inviter.memberId, bound: inviter.bound })
        .from(inviter)
        .where(and(inArray(inviter.memberId, [...memberIds]), eq(inviter.offerId, id)))
      return new Map(rows.map(({ memberId, bound }) => [memberId, bound]))
    },
    /** Masked, as others see them; who left has none. */
    async callNames(memberIds: readonly string[]): Promise<Map<string, string | null>> {
      if (!memberIds.length) return new Map()
      const rows = await read
        .select({ id: member.id, called: member.called })
        .from(member)
        .where(inArray(member.id, [...new Set(memberIds)]))
      return new Map(rows.map(({ id, called }) => [id, called]))
    },
  }
}
