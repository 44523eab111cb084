/** Proves invariant 7: the tier of a member is what the tier rules make of his growth history, and the history is what was posted. */
import { byMember, memberPages } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import type { Dialect } from '../platform/work/meta.ts'
import { type Checks, differences, type Provable, runChecks, type Violation } from '../points/index.ts'
import { NEVER } from './commands/together.ts'
import { type Change, deadlineOf, type TierTable, tableAt } from './rules/cycle.ts'
import { type Entry, fold } from './rules/fold.ts'
import { storedTables } from './verify-levels.ts'

const amountOf = (dialect: Dialect): string =>
  dialect === 'sqlite' ? `json_extract(f.data, '$.amount')` : `(f.data ->> 'amount')::bigint`

/** With whom the growth of a member counts: his own history, and that of whoever he was merged into. */
const holding = (members: string): string => `
  with recursive holding(member_id, holder) as (
    select member_id, member_id from (${members}) own
    union select h.member_id, m.merged_into from holding h
      join member m on m.id = h.holder and m.merged_into is not null
      join membership s on s.member_id = m.id and s.next_at = ${NEVER})`

/** `member/` and `/growth` are seven characters each. */
const ACCOUNTS = `select substr(path, 8, length(path) - 14) as member_id, balance from account where path like 'member/%/growth'`
const EARNED = `select distinct member_id from fact where type = 'growth.earned'`

const checks = (dialect: Dialect): Checks => ({
  '7 growth entries add up to what the accounts of the member hold': `${holding(`select member_id from (${ACCOUNTS}) a`)}
    ${differences(
      `select member_id as subject, sum(amount) as n from growth_entry group by member_id`,
      `select h.holder as subject, a.balance as n from holding h join (${ACCOUNTS}) a on a.member_id = h.member_id`,
    )}`,
  '7 each growth that was earned is an entry of its instant': `${holding(EARNED)}
    ${differences(
      `select h.holder || ' ' || f.occurred_at as subject, ${amountOf(dialect)} as n from fact f
        join holding h on h.member_id = f.member_id where f.type = 'growth.earned'`,
      `select member_id || ' ' || at as subject, amount as n from growth_entry`,
    )}`,
})

/** Who was merged stands still: his growth counts with another. */
const MOVING = `member_id not in (select id from member where merged_into is not null)`

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
    for (const row of await db.all(
      `select * from membership where ${mine} and ${MOVING} order by member_id`,
    )) {
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
