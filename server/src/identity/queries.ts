/** Reads of members. */
import type { Member } from '@laurel/shared/identity'
import { eq, sql } from 'drizzle-orm'
import type { Reads } from '../platform/database.ts'
import { memberReply } from './replies.ts'

export type IdentityQueries = ReturnType<typeof identityQueries>

export const identityQueries = ({ read, schema: { member } }: Reads) => {
  const byId = read
    .select()
    .from(member)
    .where(eq(member.id, sql.placeholder('id')))
    .prepare('identity_member')
  return {
    async findMember(id: string): Promise<Member | null> {
      const [found] = await byId.execute({ id })
      return found ? memberReply(found) : null
    },
  }
}
