/** Reads a link with whose it is today. */
import { eq, sql } from 'drizzle-orm'
import type { IdentityQueries } from '../../identity/index.ts'
import type { Reads } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'

export interface FoundLink {
  link: Row<'shareLink'>
  /** Null: the programme's own, or nobody's we know. */
  inviter: Row<'member'> | null
  art: Row<'linkArt'> | null
}

const filled = sql.placeholder

export const linkQueries = ({ read, schema }: Reads, { findRow }: Pick<IdentityQueries, 'findRow'>) => {
  const { shareLink, member, visitor, linkArt } = schema
  const byCode = read
    .select({ link: shareLink, member, firstIds: visitor.memberIds, art: linkArt })
    .from(shareLink)
    .leftJoin(member, eq(member.id, shareLink.memberId))
    .leftJoin(visitor, eq(visitor.id, shareLink.visitorId))
    .leftJoin(linkArt, eq(linkArt.code, shareLink.code))
    .where(eq(shareLink.code, filled('code')))
    .prepare('referral_link')

  /** The account it was merged into, if any. */
  async function survivorOf(member: Row<'member'> | null): Promise<Row<'member'> | null> {
    let found = member
    while (found?.mergedInto) found = await findRow(found.mergedInto)
    return found
  }

  return {
    async loadLink(code: string): Promise<FoundLink> {
      const [found] = await byCode.execute({ code })
      if (!found) throw new Refusal('LINK_UNKNOWN')
      const { link, member: own, firstIds, art } = found
      const first = firstIds?.[0]
      const sharer = own ?? (first === undefined ? null : await findRow(first))
      return { link, inviter: await survivorOf(sharer), art }
    },
  }
}

export type LinkQueries = ReturnType<typeof linkQueries>
