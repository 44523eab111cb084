/** The page that a link opens: who invites, what both get, whether it still runs; and what of it is the visitor's own. */
import type { Landing, LandingState } from '@laurel/shared/referral'
import { must } from '../platform/must.ts'
import type { FoundLink } from './queries/links.ts'
import type { Shown } from './queries/programmes.ts'
import type { ReferralQueries } from './queries.ts'
import { dealOf, personOf } from './replies.ts'
import { paysInviter, pointsOfOne } from './rules/deal.ts'

export interface Visit {
  memberId: string | null
  now: number
}

/** full: it runs, but the budget can't promise one more friend everything. */
export async function stateShown(queries: ReferralQueries, shown: Shown, now: number): Promise<LandingState> {
  const { state, version } = shown
  if (state !== 'live' || version.budgetId === null) return state
  const hasRoom = await queries.hasRoom(version.budgetId, pointsOfOne(version.body), now)
  return hasRoom ? 'live' : 'full'
}

export const landingPage =
  (queries: ReferralQueries) =>
  async (code: string, { memberId, now }: Visit): Promise<Landing> => {
    const found = await queries.loadLink(code)
    const { link, inviter } = found
    const shown = must(await queries.findProgramme(link.offerId, now), link.offerId)
    const { title, body } = shown.version
    const [state, mine] = await Promise.all([
      stateShown(queries, shown, now),
      memberId === null ? null : standingTo(queries, { ...found, shown, memberId }),
    ])
    return {
      ...{ code, offerId: link.offerId, state, title, mine, surface: link.surface },
      inviter: inviter && personOf(inviter),
      isInviterPaid: inviter?.state === 'active' && paysInviter(body, link.surface),
      deal: dealOf(shown),
      material: body.materials.find(({ id }) => id === link.material) ?? null,
    }
  }

interface Looking extends FoundLink {
  shown: Shown
  memberId: string
}

/** Why this is not for him; null: it may be. */
async function standingTo(
  queries: ReferralQueries,
  { link: { offerId }, inviter, shown, memberId }: Looking,
): Promise<Landing['mine']> {
  if (inviter?.id === memberId) return 'own'
  const memberIds = await queries.findMemberIds(memberId)
  if (await queries.isBound(memberIds, offerId)) return 'bound'
  if (shown.version.body.invitees === 'anyone') return null
  const [member, firstAt] = await Promise.all([
    queries.findRow(memberId),
    queries.firstArrival(memberId, offerId),
  ])
  const cameFirst = firstAt !== null && member !== null && firstAt <= member.joinedAt
  return cameFirst ? null : 'member'
}
