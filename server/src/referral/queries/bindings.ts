/** Reads bindings: of an inviter with his friends' faces, and of an invitee with his inviter's. */
import type { ReferralBody } from '@laurel/shared/referral'
import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import { cursorAfter, placeOf } from '../../points/index.ts'
import type { Row, Schema } from '../../schema.ts'
import type { FriendLine, MyLine } from '../replies.ts'

export const FRIENDS = 10
const filled = sql.placeholder

export interface FriendsAsked {
  offerId: string
  /** One's own, and those of accounts that were merged into it. */
  inviterIds: readonly string[]
  cursor?: string | undefined
  limit?: number | undefined
}

const faceOf = ({ member: { called, avatar, avatarState } }: Schema) => ({ called, avatar, avatarState })

export const bindingQueries = (reads: Reads) => ({ ...friendReads(reads), ...ownReads(reads) })

function friendReads({ read, schema }: Reads) {
  const { binding, member, offerVersion } = schema
  const { offerId, inviterId, inviteeId, boundAt } = binding
  // Two of one instant stand in the order of their ids; an older page begins behind both.
  const behind = or(
    lt(boundAt, filled('at')),
    and(eq(boundAt, filled('at')), sql`${inviteeId} > ${filled('id')}`),
  )
  const page = read
    .select({ binding, face: faceOf(schema), body: offerVersion.body })
    .from(binding)
    .innerJoin(offerVersion, and(eq(offerVersion.offerId, offerId), eq(offerVersion.number, binding.version)))
    .leftJoin(member, eq(member.id, inviteeId))
    .where(and(eq(inviterId, filled('inviterId')), eq(offerId, filled('offerId')), behind))
    .orderBy(desc(boundAt), inviteeId)
    .limit(filled('limit'))
    .prepare('referral_friends')

  return {
    async listFriends({ offerId, inviterIds, cursor, limit = FRIENDS }: FriendsAsked) {
      const place = placeOf(cursor)
      const lists = await Promise.all(
        inviterIds.map((inviterId) => page.execute({ offerId, inviterId, ...place, limit: limit + 1 })),
      )
      const rows = lists.length > 1 ? lists.flat().sort(newestFirst) : lists.flat()
      const items = rows.slice(0, limit).map(lineOf)
      const last = items.at(-1)?.binding
      const next = rows.length > limit && last ? cursorAfter({ at: last.boundAt, id: last.inviteeId }) : null
      return { items, next }
    },
  }
}

type Line = Omit<FriendLine, 'body' | 'id'> & { binding: Row<'binding'> }

const lineOf = <L extends { body: Record<string, unknown> }>({ body, ...line }: L) => ({
  ...line,
  body: body as ReferralBody,
})

function newestFirst({ binding: one }: Pick<Line, 'binding'>, { binding: other }: Pick<Line, 'binding'>) {
  return other.boundAt - one.boundAt || (one.inviteeId < other.inviteeId ? -1 : 1)
}

function ownReads({ read, schema }: Reads) {
  const { binding, member, offerVersion } = schema
  const own = (name: string, where?: SQL) =>
    read
      .select({ binding, face: faceOf(schema), body: offerVersion.body, title: offerVersion.title })
      .from(binding)
      .innerJoin(
        offerVersion,
        and(eq(offerVersion.offerId, binding.offerId), eq(offerVersion.number, binding.version)),
      )
      .leftJoin(member, eq(member.id, binding.inviterId))
      .where(and(eq(binding.inviteeId, filled('inviteeId')), where))
      .orderBy(desc(binding.boundAt))
      .prepare(name)
  const all = own('referral_mine')
  const one = own('referral_bound', eq(binding.offerId, filled('offerId')))

  return {
    async listMine(memberIds: readonly string[]): Promise<MyLine[]> {
      const lists = await Promise.all(memberIds.map((inviteeId) => all.execute({ inviteeId })))
      return lists.flat().map(lineOf)
    },
    async isBound(memberIds: readonly string[], offerId: string): Promise<boolean> {
      const lists = await Promise.all(memberIds.map((inviteeId) => one.execute({ inviteeId, offerId })))
      return lists.flat().length > 0
    },
  }
}

export type BindingQueries = ReturnType<typeof bindingQueries>
