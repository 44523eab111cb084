/** Reads how one invitee came: every arrival of his, and the links that led to the one he is bound by. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

const TOUCHES = 200
const filled = sql.placeholder

export const pathQueries = ({ read, schema: { binding, shareLink, touch, visitorOf, member } }: Reads) => {
  const one = read
    .select({ binding, called: member.called })
    .from(binding)
    .leftJoin(member, eq(member.id, binding.inviteeId))
    .where(and(eq(binding.inviteeId, filled('inviteeId')), eq(binding.offerId, filled('offerId'))))
    .prepare('insights_binding')
  const sharer = { sharerId: shareLink.memberId, sharer: member.called }
  const touches = read
    .select({ touch, surface: shareLink.surface, ...sharer })
    .from(visitorOf)
    .innerJoin(touch, eq(touch.visitorId, visitorOf.visitorId))
    .innerJoin(shareLink, and(eq(shareLink.code, touch.code), eq(shareLink.offerId, filled('offerId'))))
    .leftJoin(member, eq(member.id, shareLink.memberId))
    .where(eq(visitorOf.memberId, filled('inviteeId')))
    .orderBy(asc(touch.at), asc(touch.seq))
    .limit(TOUCHES)
    .prepare('insights_touches')
  const upwards = sql`(with recursive up (code, parent) as (
      select code, parent from share_link where code = ${filled('code')}
      union all select l.code, l.parent from share_link l join up on l.code = up.parent)
    select code from up)`
  const hops = read
    .select({ link: shareLink, ...sharer })
    .from(shareLink)
    .leftJoin(member, eq(member.id, shareLink.memberId))
    .where(sql`${shareLink.code} in ${upwards}`)
    .orderBy(asc(shareLink.depth))
    .prepare('insights_hops')

  return {
    async findBinding(offerId: string, inviteeId: string) {
      return (await one.execute({ offerId, inviteeId }))[0] ?? null
    },
    listTouches: (offerId: string, inviteeId: string): Promise<TouchLine[]> =>
      touches.execute({ offerId, inviteeId }),
    /** The first hop first. */
    listHops: (code: string): Promise<HopLine[]> => hops.execute({ code }),
  }
}

interface Shared {
  sharerId: string | null
  sharer: string | null
}
export interface TouchLine extends Shared {
  touch: Row<'touch'>
  surface: Row<'shareLink'>['surface']
}
export interface HopLine extends Shared {
  link: Row<'shareLink'>
}
