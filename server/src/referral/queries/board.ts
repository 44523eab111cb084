/** Reads who brought most friends that did everything: only those who agreed to be shown. */
import type { BoardPage } from '@laurel/shared/referral'
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { personOf } from '../replies.ts'

const PLACES = 50
const filled = sql.placeholder

export const boardQueries = ({ read, schema: { inviter, member } }: Reads) => {
  const { id, called, avatar, avatarState } = member
  const top = read
    .select({ rewarded: inviter.rewarded, face: { id, called, avatar, avatarState } })
    .from(inviter)
    .innerJoin(member, eq(id, inviter.memberId))
    .where(
      and(
        eq(inviter.offerId, filled('offerId')),
        gt(inviter.rewarded, 0),
        eq(inviter.shown, true),
        eq(member.state, 'active'),
      ),
    )
    .orderBy(desc(inviter.rewarded), asc(inviter.memberId))
    .limit(PLACES)
    .prepare('referral_board')
  return {
    /** Who brought as many as the one before has the same place. */
    async listTop(offerId: string, memberId: string | null): Promise<BoardPage['items']> {
      const rows = await top.execute({ offerId })
      return rows.map(({ rewarded, face }) => ({
        place: 1 + rows.findIndex((row) => row.rewarded === rewarded),
        person: personOf(face),
        rewarded,
        isMine: face.id === memberId,
      }))
    },
  }
}
