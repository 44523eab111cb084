/** Reads of what members are known by: found by it, opened for those who may, and its history. */
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Cipher } from '../../platform/cipher.ts'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { openIdentity } from '../seals.ts'
import type { IdentityKind } from '../tables.ts'

const PAGE = 50
/** After every id. */
const LAST_ID = '~'
const filled = sql.placeholder

export interface OpenedIdentity {
  kind: IdentityKind
  text: string
  linkedAt: number
}

export interface ChangesAsked {
  memberId: string
  cursor?: string | undefined
  limit?: number | undefined
}

export const identityReads = (reads: Reads, cipher: Cipher) => ({
  ...valueReads(reads, cipher),
  ...changeReads(reads),
})

function valueReads({ read, schema: { identity, knownBy } }: Reads, cipher: Cipher) {
  const holder = read
    .select({ memberId: identity.memberId })
    .from(identity)
    .where(and(eq(identity.kind, filled('kind')), eq(identity.value, filled('value'))))
    .prepare('identity_holder')
  const ofMember = read
    .select({ identity })
    .from(knownBy)
    .innerJoin(identity, and(eq(identity.kind, knownBy.kind), eq(identity.value, knownBy.value)))
    .where(eq(knownBy.memberId, filled('memberId')))
    .orderBy(asc(identity.linkedAt))
    .prepare('identity_of_member')
  /** In the clear: for the member's own eyes, for WeChat, and for what an operator reveals under the audit's eyes. */
  const openIdentities = async (memberId: string): Promise<OpenedIdentity[]> =>
    (await ofMember.execute({ memberId })).map(({ identity: row }) => ({
      kind: row.kind,
      text: openIdentity(cipher, row),
      linkedAt: row.linkedAt,
    }))
  return {
    openIdentities,
    /** By the whole value only. */
    async findMemberBy(kind: IdentityKind, text: string): Promise<string | null> {
      return (await holder.execute({ kind, value: cipher.blind(text) }))[0]?.memberId ?? null
    },
    /** Where WeChat reaches them; the one linked last comes first. */
    async openidsOf(memberId: string): Promise<string[]> {
      const all = await openIdentities(memberId)
      return all
        .filter(({ kind }) => kind === 'openid')
        .map(({ text }) => text)
        .toReversed()
    },
  }
}

function changeReads({ read, schema: { identityChange } }: Reads) {
  const page = read
    .select()
    .from(identityChange)
    .where(and(eq(identityChange.memberId, filled('memberId')), lt(identityChange.id, filled('before'))))
    .orderBy(desc(identityChange.id))
    .limit(filled('rows'))
    .prepare('identity_changes')
  return {
    /** The newest first. */
    async listChanges({
      memberId,
      cursor = LAST_ID,
      limit = PAGE,
    }: ChangesAsked): Promise<{ items: Row<'identityChange'>[]; next: string | null }> {
      const rows = await page.execute({ memberId, before: cursor, rows: limit + 1 })
      const items = rows.slice(0, limit)
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  }
}
