/** Proves invariant 7: the tier of a member is what the tier rules make of his growth history, and the history is what was posted. */
import type { TiersBody } from '@laurel/shared/membership'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { type Change, deadlineOf, type TierTable, tableAt } from './rules/cycle.ts'
import { type Entry, fold } from './rules/fold.ts'

const ENTRIES = 'select member_id, at, amount from growth_entry order by member_id, at'
const ROWS = 'select * from membership order by member_id'
const CHANGES = 'select * from tier_change order by member_id, number'
const TABLES = `select o.spans, v.offer_id, v.number, v.body from offer o join offer_version v on v.offer_id = o.id
  where o.kind = 'tiers'`

const amountOf = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(data, '$.amount')` : `(data ->> 'amount')::bigint`

const checks = (dialect: Dialect): Checks => ({
  '7 growth entries add up to what the account of the member holds': differences(
    `select 'member/' || member_id || '/growth' as subject, sum(amount) as n from growth_entry group by member_id`,
    `select path as subject, balance as n from account where path like 'member/%/growth'`,
  ),
  '7 each growth that was earned is an entry of its instant': differences(
    `select member_id || ' ' || occurred_at as subject, ${amountOf(dialect)} as n from fact
      where type = 'growth.earned'`,
    `select member_id || ' ' || at as subject, amount as n from growth_entry`,
  ),
})

export async function verifyMembership(db: Provable): Promise<Violation[]> {
  const found = await runChecks(db, checks(db.dialect))
  const tables = (await db.all(TABLES)).flatMap(tablesOf).sort((a, b) => a.from - b.from)
  if (!tables.length) return found
  const entries = byMember(await db.all(ENTRIES))
  const changes = byMember(await db.all(CHANGES))
  for (const row of await db.all(ROWS)) {
    const memberId = String(row.member_id)
    const own = entries.get(memberId) ?? []
    found.push(...disagreements(row, { tables, entries: own, changes: changes.get(memberId) ?? [] }))
  }
  return found
}

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

function tablesOf({ spans, offer_id, number, body }: Obj): TierTable[] {
  const version = Number(number)
  return (parsed(spans) as [number, number, number | null][])
    .filter(([of]) => of === version)
    .map(([, from]) => ({ from, version, offerId: String(offer_id), body: parsed(body) as TiersBody }))
}

function byMember(rows: readonly Obj[]): Map<string, Obj[]> {
  const members = new Map<string, Obj[]>()
  for (const row of rows) {
    const memberId = String(row.member_id)
    const own = members.get(memberId)
    if (own) own.push(row)
    else members.set(memberId, [row])
  }
  return members
}

interface History {
  tables: readonly TierTable[]
  entries: readonly Obj[]
  changes: readonly Obj[]
}

/** The row is held against the fold at the last instant that it knows of: what the clock has done since is nobody's fault. */
function disagreements(row: Obj, { tables, entries, changes }: History): Violation[] {
  const memberId = String(row.member_id)
  const to = Number(row.folded_to)
  const history = entries.map(({ at, amount }): Entry => ({ at: Number(at), amount: Number(amount) }))
  const folded = fold({ tables, joinedAt: Number(row.joined_at), entries: history }, to)
  if (!folded || !tableAt(tables, to)) return []
  const { standing } = folded
  const compare = (what: string, expected: number, stored: unknown): Violation[] =>
    expected === Number(stored)
      ? []
      : [{ rule: `7 ${what}`, subject: memberId, expected, found: Number(stored) }]
  return [
    ...compare('the tier is what the growth history makes it', standing.level, row.level),
    ...compare('the growth of the cycle is what was earned in it', standing.cycleGrowth, row.cycle_growth),
    ...compare('the cycle begins where the history says', standing.cycleFrom, row.cycle_from),
    ...compare('the cycle ends where the history says', standing.cycleUntil, row.cycle_until),
    ...compare(
      'the protection ends where the history says',
      standing.protectedUntil ?? 0,
      row.protected_until ?? 0,
    ),
    ...compare('a member knows how often his tier changed', folded.changes.length, row.changes),
    ...(Number(row.next_at) > deadlineOf(standing)
      ? compare('the clock looks at a member in time', deadlineOf(standing), row.next_at)
      : []),
    ...compare('every change of tier is written down, and no other', folded.changes.length, changes.length),
    ...folded.changes.flatMap((change, i) =>
      compare(`change ${i + 1} of tier is as the history has it`, 1, isSame(change, changes[i]) ? 1 : 0),
    ),
  ]
}

const isSame = (change: Change, row: Obj | undefined): boolean =>
  [change.at, change.fromLevel, change.toLevel, change.cycleGrowth, change.threshold, change.version].join(
    ' ',
  ) ===
    [row?.at, row?.from_level, row?.to_level, row?.cycle_growth, row?.threshold, row?.version].join(' ') &&
  change.change === row?.change &&
  change.offerId === row?.offer_id
