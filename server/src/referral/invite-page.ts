/** The page of an inviter: the rules, how far his friends came, and whether he may invite. */
import type { Friend, InvitePage } from '@laurel/shared/referral'
import type { RefusalCode } from '@laurel/shared/words.zh'
import { gateQueries } from '../membership/index.ts'
import { outreachQueries } from '../outreach/index.ts'
import { dayOf, monthOf, startOfDay } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import { stateShown, type Visit } from './landing.ts'
import type { FriendsAsked } from './queries/bindings.ts'
import type { Counts } from './queries/counts.ts'
import type { Shown } from './queries/programmes.ts'
import type { ReferralQueries } from './queries.ts'
import { dealOf, friendReply } from './replies.ts'

type Needs = Pick<Deps, 'reads' | 'cipher'>
type Mine = NonNullable<InvitePage['mine']>

export const friendPage =
  ({ cipher }: Pick<Needs, 'cipher'>, { listFriends }: ReferralQueries) =>
  async (asked: FriendsAsked): Promise<{ items: Friend[]; next: string | null }> => {
    const { items, next } = await listFriends(asked)
    // An id of the line: whoever compares two lists must not find the same friend in both.
    const idOf = (inviteeId: string): string =>
      cipher.blind(`friend/${asked.inviterIds[0]}/${asked.offerId}/${inviteeId}`).slice(0, 22)
    return { items: items.map((line) => friendReply({ ...line, id: idOf(line.binding.inviteeId) })), next }
  }

export function invitePages(deps: Needs, queries: ReferralQueries) {
  const listFriends = friendPage(deps, queries)
  const barredBy = bars(deps)

  async function mineOf(shown: Shown, memberId: string, now: number): Promise<Mine> {
    const { offer, version } = shown
    const memberIds = await queries.findMemberIds(memberId)
    const [counts, tally, friends, barred] = await Promise.all([
      countsOf(queries, memberIds, offer.id),
      tallyOf(queries, { memberId, shown, now }),
      listFriends({ offerId: offer.id, inviterIds: memberIds }),
      barredBy(shown, memberId, now),
    ])
    const { shown: isShown, ...given } = tally
    const board = version.body.board ? { shown: isShown } : null
    return { ...counts, ...given, barred, board, friends: friends.items, next: friends.next }
  }

  return async (offerId: string, { memberId, now }: Visit): Promise<InvitePage> => {
    const shown = await queries.loadProgramme(offerId, now)
    const { title, body } = shown.version
    const [state, mine] = await Promise.all([
      stateShown(queries, shown, now),
      memberId === null ? null : mineOf(shown, memberId, now),
    ])
    const { surfaces, materials } = body
    return { offerId, state, title, deal: dealOf(shown), surfaces, materials, mine }
  }
}

/** Hardly anybody has a second account. */
async function countsOf(queries: ReferralQueries, memberIds: readonly string[], offerId: string) {
  const each = await Promise.all(memberIds.map((memberId) => queries.countStages({ memberId, offerId })))
  const sumOf = (name: keyof Counts): number => each.reduce((sum, counts) => sum + counts[name], 0)
  return {
    arrived: sumOf('arrived'),
    registered: sumOf('registered'),
    phone: sumOf('phone'),
    act: sumOf('act'),
    custody: sumOf('custody'),
  }
}

interface Tallied {
  memberId: string
  shown: Shown
  now: number
}

async function tallyOf(queries: ReferralQueries, { memberId, shown, now }: Tallied) {
  const whose = { memberId, offerId: shown.offer.id }
  const month = monthOf(dayOf(now))
  const [row, monthPoints] = await Promise.all([
    queries.findInviter(whose),
    queries.pointsSince({ ...whose, since: startOfDay(`${month}-01`) }),
  ])
  const promised = row?.windows[`month/${month}`] ?? 0
  const monthLeft = Math.max(0, shown.version.body.invitersPerMonth - promised)
  return { rewarded: row?.rewarded ?? 0, monthPoints, monthLeft, shown: row?.shown ?? false }
}

/** Why he may not invite now, in the order in which sharing would say it. */
function bars({ reads }: Needs) {
  const { listRestrictions } = outreachQueries(reads)
  const findGates = gateQueries(reads)
  return async ({ state, version }: Shown, memberId: string, now: number): Promise<RefusalCode | null> => {
    if (state !== 'live') return state === 'paused' ? 'OFFER_PAUSED' : 'OFFER_NOT_LIVE'
    const { minLevel } = version.body
    const [restrictions, gateOf] = await Promise.all([
      listRestrictions(),
      findGates(memberId, [minLevel], now),
    ])
    const isOver = (until: number | null): boolean => until !== null && until <= now
    if (restrictions.some((one) => one.kind === 'sharing' && !one.liftedAt && !isOver(one.until)))
      return 'SHARING_RESTRICTED'
    return gateOf(minLevel) ? 'TIER_TOO_LOW' : null
  }
}
