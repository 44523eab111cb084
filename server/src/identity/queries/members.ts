/** Reads of members: as they see themselves, and where a merge led them. */
import type { ConsentActs, Member, Profile } from '@laurel/shared/identity'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Cipher } from '../../platform/cipher.ts'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'
import { consentNow } from '../consent.ts'
import { memberReply } from '../replies.ts'
import { openIdentity, openName } from '../seals.ts'

const CONSENTS_MAX = 200
const filled = sql.placeholder

export const memberQueries = (reads: Reads, cipher: Cipher) => {
  const { findWhole } = wholeReads(reads, cipher)
  const { listConsents } = consentReads(reads)
  return {
    listConsents,
    ...mergeReads(reads),
    async findMember(id: string): Promise<Member | null> {
      const found = await findWhole(id)
      return found && memberReply(found.member, found.phone)
    },
    async findProfile(id: string): Promise<Profile | null> {
      const [found, { items }] = await Promise.all([findWhole(id), listConsents(id, 1)])
      const [last] = items
      if (!found || !last) return null
      const { version, at, act } = last
      return {
        ...memberReply(found.member, found.phone),
        nickname: openName(cipher, found.member),
        avatarState: found.member.avatarState,
        consent: { version, at, isCurrent: act === 'given' && version === consentNow.version },
      }
    },
  }
}

function wholeReads({ read, schema: { member, knownBy, identity } }: Reads, cipher: Cipher) {
  const withPhones = read
    .select({ member, phone: identity })
    .from(member)
    .leftJoin(knownBy, and(eq(knownBy.memberId, member.id), eq(knownBy.kind, 'phone')))
    .leftJoin(identity, and(eq(identity.kind, knownBy.kind), eq(identity.value, knownBy.value)))
    .where(eq(member.id, filled('id')))
    .prepare('identity_member')
  return {
    /** A merge may have brought a second phone: one's own is shown. */
    async findWhole(id: string): Promise<{ member: Row<'member'>; phone: string | null } | null> {
      const rows = await withPhones.execute({ id })
      const found = rows.find(({ phone }) => phone?.via === '') ?? rows[0]
      if (!found) return null
      const { member, phone } = found
      // Under a lost key a phone is as good as none: it must not keep its owner out.
      return { member, phone: phone && cipher.canOpen(phone.sealed) ? openIdentity(cipher, phone) : null }
    },
  }
}

function consentReads({ read, schema: { consent } }: Reads) {
  const { version, act, at, scene, textHash } = consent
  const newest = read
    .select({ version, act, at, scene, textHash })
    .from(consent)
    .where(eq(consent.memberId, filled('memberId')))
    .orderBy(desc(at))
    .limit(filled('rows'))
    .prepare('identity_consents')
  return {
    async listConsents(memberId: string, rows = CONSENTS_MAX): Promise<ConsentActs> {
      return { items: await newest.execute({ memberId, rows }) }
    },
  }
}

function mergeReads({ read, schema: { member } }: Reads) {
  const byId = read
    .select()
    .from(member)
    .where(eq(member.id, filled('id')))
    .prepare('identity_member_row')
  const intoOne = read
    .select({ id: member.id })
    .from(member)
    .where(eq(member.mergedInto, filled('id')))
    .orderBy(asc(member.id))
    .prepare('identity_merged_into')
  return {
    async findRow(id: string): Promise<Row<'member'> | null> {
      return (await byId.execute({ id }))[0] ?? null
    },
    /** One's own, and all that were merged into it, however long ago. */
    async findMemberIds(id: string): Promise<string[]> {
      const ids = [id]
      for (const one of ids) ids.push(...(await intoOne.execute({ id: one })).map((merged) => merged.id))
      return ids
    },
  }
}
