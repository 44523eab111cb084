/** The page of a draw with what is one's own of it, and the cards of those that run. */
import type { DrawCards, DrawPage, SourceLine } from '@laurel/shared/draws'
import { dayOf } from '../platform/clock.ts'
import { must } from '../platform/must.ts'
import type { Shown } from './queries/draws.ts'
import type { Titles } from './queries/prizes.ts'
import type { DrawsQueries } from './queries.ts'
import { lineReply, prizeLine } from './replies.ts'

interface Visit {
  memberId: string | null
  now: number
}

/** Of the member's own, on the page. */
const NEWEST = 10

export function drawPages(queries: DrawsQueries) {
  const idsOf = async (memberId: string | null): Promise<string[]> =>
    memberId === null ? [] : queries.findMemberIds(memberId)

  async function mineOf({ drawId, version }: Shown, { memberId, now }: Visit) {
    const { drawsADay } = version.body
    const memberIds = await idsOf(memberId)
    const [open, drawn, mine] = await Promise.all([
      queries.countOpen({ memberIds }),
      memberId === null || drawsADay === null ? 0 : queries.countToday(memberId, drawId, dayOf(now)),
      queries.listOwn(memberIds, { drawId, limit: NEWEST }),
    ])
    return {
      chances: open.get(drawId) ?? 0,
      leftToday: drawsADay === null ? null : Math.max(0, drawsADay - drawn),
      mine: mine.items.map(({ stock: { art }, ...found }) =>
        lineReply({ ...found, art, body: version.body }),
      ),
    }
  }

  async function prizesOf({ drawId, version: { body } }: Shown): Promise<DrawPage['prizes']> {
    const stock = new Map((await queries.listStock(drawId)).map((row) => [row.key, row]))
    return body.prizes.map((prize) => prizeLine(prize, must(stock.get(prize.key), prize.key), body.fallback))
  }

  return {
    async loadCards({ memberId, now }: Visit): Promise<DrawCards> {
      const [live, open] = await Promise.all([
        queries.listLive(now),
        idsOf(memberId).then((memberIds) => queries.countOpen({ memberIds })),
      ])
      return { items: live.map((shown) => ({ ...headOf(shown), chances: open.get(shown.drawId) ?? 0 })) }
    },
    async loadPage(drawId: string, visit: Visit): Promise<DrawPage> {
      const shown = await queries.loadDraw(drawId, visit.now)
      const [prizes, titles, mine] = await Promise.all([
        prizesOf(shown),
        queries.loadTitles(drawId),
        mineOf(shown, visit),
      ])
      const { row, state, version } = shown
      const { rules, startsAt, body } = version
      return {
        ...headOf(shown),
        ...{ rules, state, startsAt, prizes, claimDays: body.claimDays },
        sources: sourcesOf(shown, titles),
        ...{ commitment: row.commitment, seed: row.seed, drawn: row.drawn },
        ...mine,
      }
    },
  }
}

const headOf = ({ drawId, version: { title, endsAt, body } }: Shown) => ({
  drawId,
  title,
  subtitle: body.subtitle,
  endsAt,
})

/** What was not approved yet gives no chance to anybody. */
const sourcesOf = ({ version }: Shown, titles: Titles): SourceLine[] =>
  version.body.chances.flatMap((source) => {
    const title = titles.get(source.offerId)
    return title === undefined ? [] : [{ ...source, title }]
  })
