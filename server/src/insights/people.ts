/** The reports about people: who brought whom, who spreads most, who might, and how one invitee came. */
import type {
  Graph,
  GraphInput,
  Opportunities,
  OpportunitiesInput,
  SpreaderPage,
  SpreadersInput,
} from '@laurel/shared/insights'
import { Refusal } from '../platform/refusal.ts'
import { asksOf } from '../referral/index.ts'
import type { Active } from './queries/actives.ts'
import type { InsightsQueries } from './queries.ts'
import { under } from './rules/figures.ts'
import { reasonsFor, scoreOf } from './rules/opportunities.ts'
import { type Bond, rankSpreaders } from './rules/spreaders.ts'
import { isComplete } from './rules/steps.ts'
import { tree } from './tree.ts'

const PAGE = 20

interface Shared {
  links: Set<string>
  visitors: Set<string>
}
type Found = Omit<Opportunities['items'][number], 'score'> & { score: number }

export function peopleReports(queries: InsightsQueries) {
  const { loadProgramme, walkBindings, walkArrivals, walkActives, callNames } = queries
  const loadTree = tree(queries)

  async function loadGraph(input: GraphInput, now: number): Promise<Graph> {
    await loadProgramme(input.offerId, now)
    if (!(await queries.findRow(input.memberId))) throw new Refusal('MEMBER_UNKNOWN')
    return loadTree(input)
  }

  async function listSpreaders(
    { offerId, cursor, limit = PAGE }: SpreadersInput,
    now: number,
  ): Promise<SpreaderPage> {
    const asks = asksOf((await loadProgramme(offerId, now)).version.body)
    const bonds: Bond[] = []
    for await (const { inviteeId, inviterId, reached } of walkBindings({ offerId, from: 0, before: now + 1 }))
      bonds.push({ inviteeId, inviterId, isComplete: isComplete({ reached }, asks) })
    const ranked = rankSpreaders(bonds)
    const from = startOf(cursor)
    const page = ranked.slice(from, from + limit)
    const names = await callNames(page.map(({ memberId }) => memberId))
    return {
      items: page.map((one, i) => ({ place: from + i + 1, called: names.get(one.memberId) ?? null, ...one })),
      next: from + limit < ranked.length ? String(from + limit) : null,
    }
  }

  async function sharedIn(offerId: string, now: number): Promise<Map<string, Shared>> {
    const shared = new Map<string, Shared>()
    for await (const { memberId, code, visitorId } of walkArrivals({ offerId, from: 0, before: now + 1 })) {
      if (memberId === null) continue
      const one = under(shared, memberId, () => ({ links: new Set<string>(), visitors: new Set<string>() }))
      one.links.add(code)
      if (visitorId !== null) one.visitors.add(visitorId)
    }
    return shared
  }

  async function listOpportunities(
    { offerId, limit = PAGE }: OpportunitiesInput,
    now: number,
  ): Promise<Opportunities> {
    await loadProgramme(offerId, now)
    const shared = await sharedIn(offerId, now)
    let best: Found[] = []
    for await (const active of walkActives(offerId)) {
      const found = foundIn(active, shared.get(active.memberId))
      if (found.score > 0) best.push(found)
      // Never more in memory than a few pages of the answer.
      if (best.length > 10 * limit) best = best.sort(byScore).slice(0, limit)
    }
    return { items: best.sort(byScore).slice(0, limit) }
  }

  return { loadGraph, listSpreaders, listOpportunities }
}

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,9}$/.test(cursor)) throw new Refusal('INPUT_INVALID')
  return Number(cursor)
}

function foundIn({ memberId, called, ...active }: Active, shared: Shared | undefined): Found {
  const counts = { links: shared?.links.size ?? 0, arrived: shared?.visitors.size ?? 0 }
  const reasons = reasonsFor({ ...active, ...counts })
  return { memberId, called, score: scoreOf(reasons), reasons }
}

const byScore = (a: Found, b: Found): number => b.score - a.score || (a.memberId < b.memberId ? -1 : 1)
