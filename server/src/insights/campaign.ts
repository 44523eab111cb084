/** The reports of a whole programme in a window: its funnel, its growth, its cost. Each is one walk, folded. */
import type { Funnel, FunnelInput, Growth, Results, WindowInput } from '@laurel/shared/insights'
import type { Surface } from '@laurel/shared/referral'
import { dayOf } from '../platform/clock.ts'
import { asksOf } from '../referral/index.ts'
import type { Brought, Span } from './queries/bindings.ts'
import type { InsightsQueries } from './queries.ts'
import { funnelOf } from './rules/funnel.ts'
import { growthOf } from './rules/growth.ts'
import { costsOf, retentionAt } from './rules/results.ts'
import { isComplete } from './rules/steps.ts'
import { spanOf, weekOf } from './span.ts'

const DAY_MS = 86_400_000

export function campaignReports(queries: InsightsQueries) {
  const { loadProgramme, walkBindings, walkArrivals, walkJoiners } = queries

  async function loadFunnel({ surface, material, ...days }: FunnelInput, now: number): Promise<Funnel> {
    const span = spanOf(days)
    const { body } = (await loadProgramme(days.offerId, now)).version
    const funnel = funnelOf(asksOf(body))
    const isAsked = placeAsked({ surface, material })
    const isNew = newLinks(span.from)
    for await (const came of only(walkArrivals(span), isAsked)) {
      if (isNew(came)) funnel.minted(came)
      funnel.arrived(came)
    }
    // Whoever arrived in the window may be bound as long as a touch counts.
    const until = { ...span, before: span.before + body.windowDays * DAY_MS }
    const isBrought = (one: Brought): boolean => isAsked(one) && isIn(span, one.touchedAt)
    for await (const one of only(walkBindings(until), isBrought)) funnel.brought(one)
    return funnel.report()
  }

  async function loadGrowth(days: WindowInput, now: number): Promise<Growth> {
    const span = spanOf(days)
    const asks = asksOf((await loadProgramme(days.offerId, now)).version.body)
    const growth = growthOf()
    for await (const one of walkBindings({ ...span, before: now + 1 })) {
      if (one.boundAt < span.before)
        growth.newcomer({ ...one, week: weekOf(dayOf(one.boundAt)), isComplete: isComplete(one, asks) })
      else growth.later(one)
    }
    for await (const { memberId, visitorId } of walkArrivals({ ...span, before: now + 1 }))
      growth.arrived(memberId, visitorId)
    return growth.report()
  }

  async function loadResults(days: WindowInput, now: number): Promise<Results> {
    const span = spanOf(days)
    const { version } = await loadProgramme(days.offerId, now)
    const costs = costsOf(asksOf(version.body))
    for await (const one of walkBindings(span)) costs.won(one)
    const retention = retentionAt(now)
    for await (const one of walkJoiners(span)) retention.joined(one)
    const goal = await queries.findGoal(days.offerId, version.number)
    return { goal, ...costs.report(), retention: retention.report() }
  }

  return { loadFunnel, loadGrowth, loadResults }
}

interface Place {
  surface?: Surface | undefined
  material?: string | null | undefined
}

const placeAsked =
  (asked: Place) =>
  ({ surface, material }: Place): boolean =>
    (asked.surface ?? surface) === surface && (asked.material ?? material) === material

async function* only<Row>(rows: AsyncIterable<Row>, isAsked: (row: Row) => boolean): AsyncGenerator<Row> {
  for await (const row of rows) if (isAsked(row)) yield row
}

const isIn = ({ from, before }: Span, at: number): boolean => at >= from && at < before

/** A link stands in as many rows as phones came by it: true for the first row of each that was minted in the window. */
function newLinks(from: number): (row: { code: string; mintedAt: number }) => boolean {
  let last = ''
  return ({ code, mintedAt }) => {
    const isFirst = code !== last
    last = code
    return isFirst && mintedAt >= from
  }
}
