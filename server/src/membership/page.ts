/** The tiers page: the ladder with what each tier gives, and how far the member came. */
import type { Benefit, BenefitLine, Standing, TierLine, TiersPage } from '@laurel/shared/membership'
import { dayOf, monthOf } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import { type Given, prepareGiven } from './queries/given.ts'
import type { ReadTable } from './queries/tables.ts'
import { membershipQueries } from './queries.ts'
import { standingReply } from './replies.ts'
import { periodOf, ruleOf } from './rules/benefits.ts'
import { givingAt, type TierTable, tableAt } from './rules/cycle.ts'

const NEWEST = 5
const NO_TABLE: TiersPage = { standing: null, tiers: [], changes: [], growth: [], rules: [] }
/** A guest has come nowhere yet. */
const NOWHERE = { held: null, given: { given: [], gifts: [] }, changes: { items: [] }, growth: { items: [] } }

export function tiersPage({ reads }: Pick<Deps, 'reads'>) {
  const queries = membershipQueries(reads)
  const findGiven = prepareGiven(reads)

  async function loadOwn(memberId: string, { tables, table, now }: Shown) {
    const [held, given, changes, growth] = await Promise.all([
      queries.findHeld(memberId, tables, now),
      findGiven(memberId, table.offerId, monthOf(dayOf(now))),
      queries.listChanges(memberId, { limit: NEWEST }),
      queries.listGrowth(memberId, { limit: NEWEST }),
    ])
    return { held, given, changes, growth }
  }

  return async (memberId: string | null, now: number): Promise<TiersPage> => {
    const tables = await queries.findTables()
    const table = tableAt(tables, now)
    if (!table) return NO_TABLE
    const own = memberId === null ? NOWHERE : await loadOwn(memberId, { tables, table, now })
    const standing = own.held && standingReply(own.held)
    const isPaused = givingAt(tables, now) === null
    const tiers = linesOf(table, { standing, ...own.given, isPaused, now })
    const rules = rulesOf(tables, table)
    return { standing, tiers, changes: own.changes.items, growth: own.growth.items, rules }
  }
}

interface Shown {
  tables: ReadTable[]
  table: TierTable
  now: number
}

const rulesOf = (tables: readonly ReadTable[], { offerId, version }: TierTable): string[] => [
  ...(tables.find((one) => one.offerId === offerId && one.version === version)?.rules ?? []),
]

interface Seen {
  standing: Standing | null
  given: readonly Given[]
  /** Gifts of this month that were taken. */
  gifts: readonly string[]
  isPaused: boolean
  now: number
}

const linesOf = (table: TierTable, seen: Seen): TierLine[] =>
  table.body.tiers.map(({ level, name, look, reachGrowth, keepGrowth, benefits }) => {
    const state = stateOf(level, seen.standing)
    const isHeld = state === 'current'
    const lines = benefits.map((benefit) => benefitLine(table, benefit, { ...seen, isHeld }))
    return { level, name, look, reachGrowth, keepGrowth, state, benefits: lines }
  })

function stateOf(level: number, standing: Standing | null): TierLine['state'] {
  const own = standing?.level ?? 0
  if (level === own) return 'current'
  return level < own ? 'passed' : 'ahead'
}

function benefitLine(table: TierTable, benefit: Benefit, seen: Seen & { isHeld: boolean }): BenefitLine {
  const { id, kind, title, points = null, bps = null, skuId = null } = benefit
  const period = periodOf(kind, seen.now)
  const row = seen.given.find((one) => one.rule === ruleOf(id) && one.occasion === period)
  const isGiven = row?.state === 'granted' || seen.gifts.includes(id)
  const subject = row ? `grant:${table.offerId}:${row.rule}:${row.occasion}` : null
  const state = isGiven ? 'given' : waitingOf(benefit, seen)
  return { id, kind, title, points, bps, skuId, state, period, subject }
}

function waitingOf(
  { kind }: Benefit,
  { isHeld, isPaused }: Pick<Seen, 'isPaused'> & { isHeld: boolean },
): BenefitLine['state'] {
  if (!isHeld) return 'locked'
  if (kind === 'multiplier' && isPaused) return 'waiting'
  if (kind === 'monthly-gift') return 'claimable'
  return kind === 'multiplier' || kind === 'service' ? 'in-force' : 'waiting'
}
