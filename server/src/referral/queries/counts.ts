/** Counts what came of one inviter's links in a programme. */
import { and, count, countDistinct, eq, gte, inArray, like, notInArray, sql, sum } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'

const filled = sql.placeholder

export interface Counts {
  arrived: number
  registered: number
  phone: number
  act: number
  custody: number
}

interface Whose {
  memberId: string
  offerId: string
}

export const countQueries = (reads: Reads) => ({ ...friendCounts(reads), ...givenReads(reads) })

function friendCounts({ read, schema: { binding, shareLink, touch, visitorOf } }: Reads) {
  // A phone of his own that opens his link has not arrived by it.
  const ownPhones = read
    .select({ id: visitorOf.visitorId })
    .from(visitorOf)
    .where(eq(visitorOf.memberId, filled('memberId')))
  const arrivals = read
    .select({ arrived: countDistinct(touch.visitorId) })
    .from(shareLink)
    .innerJoin(touch, eq(touch.code, shareLink.code))
    .where(
      and(
        eq(shareLink.memberId, filled('memberId')),
        eq(shareLink.offerId, filled('offerId')),
        notInArray(touch.visitorId, ownPhones),
      ),
    )
    .prepare('referral_arrivals')
  const reached = (milestone: string) =>
    sql<number>`count(${binding.reached} ->> ${sql.raw(`'${milestone}'`)})`.mapWith(Number)
  const stages = read
    .select({
      registered: count(),
      phone: reached('phone'),
      act: reached('act'),
      custody: reached('custody'),
    })
    .from(binding)
    .where(and(eq(binding.inviterId, filled('memberId')), eq(binding.offerId, filled('offerId'))))
    .prepare('referral_stages')
  const friends = read
    .select({ friends: count() })
    .from(binding)
    .where(eq(binding.inviterId, filled('memberId')))
    .prepare('referral_friends_count')
  return {
    /** Of all programmes, and of all accounts that were merged into one. */
    async countFriends(memberIds: readonly string[]): Promise<number> {
      const each = await Promise.all(memberIds.map((memberId) => friends.execute({ memberId })))
      return each.flat().reduce((sum, { friends }) => sum + friends, 0)
    },
    async countStages(whose: Whose): Promise<Counts> {
      const [[come], [far]] = await Promise.all([
        arrivals.execute({ ...whose }),
        stages.execute({ ...whose }),
      ])
      const nobody = { registered: 0, phone: 0, act: 0, custody: 0 }
      return { ...nobody, ...far, arrived: come?.arrived ?? 0 }
    },
  }
}

function givenReads({ read, schema: { grant, inviter } }: Reads) {
  const standing = read
    .select()
    .from(inviter)
    .where(and(eq(inviter.memberId, filled('memberId')), eq(inviter.offerId, filled('offerId'))))
    .prepare('referral_inviter')
  const given = read
    .select({ points: sum(grant.points).mapWith(Number) })
    .from(grant)
    .where(
      and(
        eq(grant.memberId, filled('memberId')),
        eq(grant.offerId, filled('offerId')),
        like(grant.rule, '%-inviter'),
        inArray(grant.state, ['granted']),
        gte(grant.at, filled('since')),
      ),
    )
    .prepare('referral_given')
  return {
    async findInviter(whose: Whose) {
      return (await standing.execute({ ...whose }))[0] ?? null
    },
    async pointsSince(whose: Whose & { since: number }): Promise<number> {
      return (await given.execute({ ...whose }))[0]?.points ?? 0
    },
  }
}

export type CountQueries = ReturnType<typeof countQueries>
