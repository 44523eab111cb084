/** The programmes by which members invite, and how far each came. */
import { referralApi } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import { Empty } from '@laurel/shared/schema'
import { dayOf } from '../../platform/clock.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { showMe } from '../commands/show-me.ts'
import { friendPage, invitePages } from '../invite-page.ts'
import { dealOf, myBindingReply } from '../replies.ts'
import type { ReferralNeeds } from '../routes.ts'

export function mountProgrammes(app: App, { deps, queries }: ReferralNeeds): void {
  const loadInvitePage = invitePages(deps, queries)
  const listFriends = friendPage(deps, queries)

  answer(app, referralApi.programmes, {
    who: 'guest',
    input: Empty,
    reply: schema.Programmes,
    handle: async (_input, { now }) => {
      const live = await queries.listLive(now)
      const items = live.map((shown) => ({
        offerId: shown.offer.id,
        title: shown.version.title,
        deal: dealOf(shown),
      }))
      return { items }
    },
  })
  answer(app, referralApi.invitePage, {
    who: 'guest',
    input: schema.OfferIdInput,
    reply: schema.InvitePage,
    handle: ({ offerId }, visit) => loadInvitePage(offerId, visit),
  })
  answer(app, referralApi.friends, {
    who: 'member',
    input: schema.FriendsInput,
    reply: schema.FriendPage,
    handle: async ({ offerId, cursor, limit }, { memberId, now }) => {
      await queries.loadProgramme(offerId, now)
      const inviterIds = await queries.findMemberIds(memberId)
      return listFriends({ offerId, inviterIds, cursor, limit })
    },
  })
  answer(app, referralApi.mine, {
    who: 'member',
    input: Empty,
    reply: schema.Accepted,
    handle: async (_input, { memberId }) => {
      const lines = await queries.listMine(await queries.findMemberIds(memberId))
      return { bindings: lines.map(myBindingReply), refused: [] }
    },
  })
  mountBoard(app, { queries })
}

function mountBoard(app: App, { queries }: Pick<ReferralNeeds, 'queries'>): void {
  answer(app, referralApi.board, {
    who: 'guest',
    input: schema.OfferIdInput,
    reply: schema.BoardPage,
    handle: async ({ offerId }, { memberId, now }) => {
      const { version } = await queries.loadProgramme(offerId, now)
      const items = version.body.board ? await queries.listTop(offerId, memberId) : []
      return { day: dayOf(now), items }
    },
  })
  answer(app, referralApi.showMe, {
    who: 'member',
    input: schema.ShowMeInput,
    reply: schema.ShownMe,
    handle: ({ offerId, shown }, { memberId, run }) => run(showMe, { memberId, offerId, shown }),
  })
}
