/** What a tab shows at its first paint, read side by side from the features that own it. */
import type { HomeTab, MeTab } from '@laurel/shared/tabs'
import { drawPages, drawsQueries, stageChances } from '../draws/index.ts'
import { identityQueries } from '../identity/index.ts'
import { gatedTiles, mallQueries } from '../mall/index.ts'
import { gateQueries, membershipQueries } from '../membership/index.ts'
import type { Deps } from '../platform/feature.ts'
import { pointsQueries } from '../points/index.ts'
import { quizPages, quizzesQueries } from '../quizzes/index.ts'
import { referralQueries } from '../referral/index.ts'
import { tasksQueries } from '../tasks/index.ts'

const TILES = 6

/** Who looks, and when; a guest has no id. */
export interface Visit {
  memberId: string | null
  now: number
}

const NO_ORDERS = { openOrders: 0, parcelsUnderWay: 0 }

export const tabsQueries = ({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>) => {
  const identity = identityQueries(reads, cipher)
  const points = pointsQueries(reads)
  const tasks = tasksQueries(reads)
  const mall = mallQueries(reads)
  const tiers = membershipQueries(reads)
  const findGates = gateQueries(reads)
  const { listLive, countFriends, findMemberIds } = referralQueries({ reads, cipher })
  const drawn = drawsQueries({ reads, cipher })
  const { loadCards } = drawPages(drawn)
  const { listCards } = quizPages(quizzesQueries({ reads, cipher }), stageChances({ reads }))
  /** A guest's own things are null without a read. */
  const own = <Thing>({ memberId }: Visit, find: (memberId: string) => Promise<Thing>) =>
    memberId === null ? null : find(memberId)
  const member = (visit: Visit) => own(visit, identity.findMember)
  const summary = (visit: Visit) => own(visit, (memberId) => points.loadSummary(memberId, visit.now))

  const standingOf = (visit: Visit) => own(visit, (memberId) => tiers.loadStanding(memberId, visit.now))

  const programmesAt = async (now: number) => (await listLive(now)).map(({ offer }) => offer.id)
  const friendsOf = async (memberId: string) => countFriends(await findMemberIds(memberId))
  const drawsOf = async (memberId: string) => drawn.listMine(await findMemberIds(memberId))

  async function campaignsFor(visit: Visit): Promise<HomeTab['campaigns']> {
    const [quizzes, draws] = await Promise.all([listCards(visit), loadCards(visit)])
    return { quizzes: quizzes.items, draws: draws.items }
  }

  return {
    async loadHome(visit: Visit): Promise<HomeTab> {
      const [who, what, standing, signIn, claimableTasks, programmes, campaigns, shelf] = await Promise.all([
        member(visit),
        summary(visit),
        standingOf(visit),
        tasks.loadSignInBoard(visit.memberId, visit.now),
        tasks.countClaimable(visit.memberId, visit.now),
        programmesAt(visit.now),
        campaignsFor(visit),
        mall.shelfTop(TILES),
      ])
      const { tilesCount } = shelf
      const gateOf = await findGates(
        visit.memberId,
        shelf.tiles.map(({ minLevel }) => minLevel),
        visit.now,
      )
      const tiles = gatedTiles(shelf.tiles, gateOf)
      return {
        ...{ member: who, points: what, standing, signIn, claimableTasks },
        ...{ programmes, campaigns, tiles, tilesCount },
      }
    },
    async loadMe(visit: Visit): Promise<MeTab> {
      const [who, what, standing, orders, programmes, friends, draws] = await Promise.all([
        member(visit),
        summary(visit),
        standingOf(visit),
        own(visit, mall.openOrderCounts),
        programmesAt(visit.now),
        own(visit, friendsOf),
        own(visit, drawsOf),
      ])
      return {
        ...{ member: who, points: what, standing, ...(orders ?? NO_ORDERS) },
        ...{ programmes, friends: friends ?? 0, draws: draws ?? [] },
      }
    },
  }
}
