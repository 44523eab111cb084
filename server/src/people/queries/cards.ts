/** What operators see of a member, and how the ways to know one came about. */
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const filled = sql.placeholder
/** Behind every id. */
const LAST_ID = 'z'.repeat(64)
const PAGE = 20

export const cardQueries = ({ read, schema: { member, knownBy, identity, identityChange } }: Reads) => {
  const byId = read
    .select()
    .from(member)
    .where(eq(member.id, filled('memberId')))
    .prepare('people_card')
  const identities = read
    .select({ identity })
    .from(knownBy)
    .innerJoin(identity, and(eq(identity.kind, knownBy.kind), eq(identity.value, knownBy.value)))
    .where(eq(knownBy.memberId, filled('memberId')))
    .orderBy(asc(knownBy.kind), asc(identity.linkedAt))
    .prepare('people_card_identities')
  const holder = read
    .select({ memberId: identity.memberId })
    .from(identity)
    .where(and(eq(identity.kind, filled('kind')), eq(identity.value, filled('value'))))
    .prepare('people_holder')
  const changes = read
    .select()
    .from(identityChange)
    .where(and(eq(identityChange.memberId, filled('memberId')), lt(identityChange.id, filled('before'))))
    .orderBy(desc(identityChange.id))
    .limit(filled('rows'))
    .prepare('people_changes')

  return {
    async findMember(memberId: string): Promise<Row<'member'> | null> {
      return (await byId.execute({ memberId }))[0] ?? null
    },
    async listIdentities(memberId: string): Promise<Row<'identity'>[]> {
      return (await identities.execute({ memberId })).map((row) => row.identity)
    },
    async findHolder(kind: string, value: string): Promise<string | null> {
      return (await holder.execute({ kind, value }))[0]?.memberId ?? null
    },
    /** The newest first. */
    async listChanges(memberId: string, { cursor = LAST_ID, limit = PAGE }: Paging) {
      const rows = await changes.execute({ memberId, before: cursor, rows: limit + 1 })
      const items = rows
        .slice(0, limit)
        .map(({ id, kind, act, at, by, because }) => ({ id, kind, act, at, by, because }))
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }
}

interface Paging {
  cursor?: string | undefined
  limit?: number | undefined
}
