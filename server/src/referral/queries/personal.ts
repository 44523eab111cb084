/** All that referral keeps of one member, and what of it is old. */
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const PAGE = 200
const filled = sql.placeholder

export const personalQueries = (reads: Reads) => ({ ...ownReads(reads), ...oldReads(reads) })

function ownReads({ read, schema: { shareLink, binding, inviter } }: Reads) {
  const links = read
    .select({
      code: shareLink.code,
      offerId: shareLink.offerId,
      surface: shareLink.surface,
      sharedAt: shareLink.mintedAt,
    })
    .from(shareLink)
    .where(and(eq(shareLink.memberId, filled('memberId')), gt(shareLink.code, filled('after'))))
    .orderBy(asc(shareLink.code))
    .limit(PAGE)
    .prepare('referral_own_links')
  const { offerId, surface, state, touchedAt, boundAt, dueBy } = binding
  const invitations = read
    .select({ offerId, surface, state, touchedAt, boundAt, dueAt: dueBy })
    .from(binding)
    .where(eq(binding.inviteeId, filled('memberId')))
    .orderBy(asc(offerId))
    .prepare('referral_own_bindings')
  const { bound, rewarded, points, shown } = inviter
  const inviting = read
    .select({ offerId: inviter.offerId, bound, rewarded, points, shown })
    .from(inviter)
    .where(eq(inviter.memberId, filled('memberId')))
    .orderBy(asc(inviter.offerId))
    .prepare('referral_own_inviting')
  return {
    async *linksOf(memberId: string) {
      for (let after = ''; ; ) {
        const rows = await links.execute({ memberId, after })
        yield* rows
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        after = last.code
      }
    },
    async *invitationsOf(memberId: string) {
      yield* await invitations.execute({ memberId })
    },
    async *invitingOf(memberId: string) {
      yield* await inviting.execute({ memberId })
    },
  }
}

function oldReads({ read, schema: { leftBefore, markTally } }: Reads) {
  const left = read
    .select({ mark: leftBefore.mark })
    .from(leftBefore)
    .where(lt(leftBefore.at, filled('before')))
    .limit(PAGE)
    .prepare('referral_left_before')
  const { offerId, kind, mark, inviterId, lastAt } = markTally
  const tallies = read
    .select({ offerId, kind, mark, inviterId })
    .from(markTally)
    .where(lt(lastAt, filled('before')))
    .limit(PAGE)
    .prepare('referral_old_tallies')
  return {
    /** What was found is forgotten before the next page is asked for. */
    async *oldLeft(before: number) {
      for (let rows = await left.execute({ before }); rows.length; rows = await left.execute({ before }))
        yield rows.map((row) => row.mark)
    },
    async *oldTallies(before: number) {
      for (
        let rows = await tallies.execute({ before });
        rows.length;
        rows = await tallies.execute({ before })
      )
        yield rows
    },
  }
}
