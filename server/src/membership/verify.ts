/** Proves invariant 7: the tier of a member is what the tier rules make of his growth history, and the history is what was posted. */
import { byMember, memberPages } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { type Change, deadlineOf, type TierTable, tableAt } from './rules/cycle.ts'
import { type Entry, fold } from './rules/fold.ts'
import { storedTables } from './verify-levels.ts'

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
  const tables = await storedTables(db)
  if (!tables.length) return found
  for await (const { within } of memberPages(db, 'membership')) {
    const mine = within('member_id')
    const entries = byMember(await db.all(`select * from growth_entry where ${mine} order by member_id, at`))
    const changes = byMember(
      await db.all(`select * from tier_change where ${mine} order by member_id, number`),
    )
    for (const row of await db.all(`select * from membership where ${mine} order by member_id`)) {
      const memberId = String(row.member_id)
      const own = { entries: entries.get(memberId) ?? [], changes: changes.get(memberId) ?? [] }
      found.push(...disagreements(row, { tables, ...own }))
    }
  }
  return found
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
