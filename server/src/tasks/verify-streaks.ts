/** Proves that a run of sign-ins is the one that the signed days make, and gave what they gave. */
import { daysBetween } from '../platform/clock.ts'
import { factPages, opened, quoted } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import { type Provable, runChecks, type Violation } from '../points/index.ts'
import { CYCLE_DAYS, signedRun } from './rules/streak.ts'
import { SIGN_IN } from './topics.ts'
import { type Into, mergedInto } from './verify-shares.ts'

/** Whoever another was merged into: days of both are signed. */
const HOLDERS = 'select merged_into from member where merged_into is not null'

interface Signed {
  memberId: string
  lastDay: string
  streakDays: number
  given: readonly number[]
}

const UNSIGNED = `
  select s.member_id as subject, 0 as expected, s.streak_days as found from sign_in_streak s
  left join fact f on f.source = 'laurel' and f.key = '${SIGN_IN}/' || s.member_id || '/' || s.last_day
  where f.key is null and s.member_id not in (${HOLDERS})`

/** The days of a member follow each other: their keys begin alike, and end with the day. */
export async function verifyStreaks(db: Provable): Promise<Violation[]> {
  const found = await runChecks(db, { '8 a run of sign-ins ends with a day that was signed': UNSIGNED })
  const families = familiesIn(await mergedInto(db))
  let open: Signed | null = null
  for await (const facts of factPages(db, ['member.signed-in'])) {
    const done: Signed[] = []
    for (const fact of facts) {
      if (open && open.memberId !== fact.member_id && !families.has(open.memberId)) done.push(open)
      open = signedOn(open, fact)
    }
    found.push(...(await breachesOf(db, done)))
  }
  if (open && !families.has(open.memberId)) found.push(...(await breachesOf(db, [open])))
  for (const [holder, others] of families) found.push(...(await familyBreaches(db, { holder, others })))
  return found
}

/** Each that others were merged into, with all of them. */
function familiesIn(intoOf: Into): Map<string, string[]> {
  const families = new Map<string, string[]>()
  for (const id of intoOf.keys())
    for (let into = intoOf.get(id); into !== undefined; into = intoOf.get(into))
      families.set(into, [...(families.get(into) ?? []), id])
  return families
}

/** By the days of all of them; or by his own, where they were merged before runs were joined. */
async function familyBreaches(
  db: Provable,
  { holder, others }: { holder: string; others: readonly string[] },
): Promise<Violation[]> {
  const days = new Map<string, Obj>()
  const signed = async (id: string) => {
    const keys = `key > ${quoted(`${SIGN_IN}/${id}/`)} and key < ${quoted(`${SIGN_IN}/${id}0`)}`
    return db.all(`select * from fact where source = 'laurel' and ${keys} order by key`)
  }
  for (const id of others) for (const fact of await signed(id)) days.set(dayIn(fact), fact)
  const own = await signed(holder)
  for (const fact of own) days.set(dayIn(fact), fact)
  const all = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
  const breaches = await breachesOf(db, runsOf(holder, all))
  const isOwn = own.length > 0 && (await breachesOf(db, runsOf(holder, own))).length === 0
  return isOwn ? [] : breaches
}

function runsOf(memberId: string, facts: readonly Obj[]): Signed[] {
  let run: Signed | null = null
  for (const fact of facts) run = signedOn(run, { ...fact, member_id: memberId })
  return run ? [run] : []
}

const dayIn = ({ key }: Obj): string => String(key).slice(-'2026-11-21'.length)

function signedOn(before: Signed | null, { member_id, key, data }: Obj): Signed {
  const memberId = String(member_id)
  const lastDay = dayIn({ key })
  const { points } = opened(data) as { points: number }
  const own = before?.memberId === memberId ? before : null
  const run = own && { ...own, daysSince: daysBetween(own.lastDay, lastDay) }
  const rewards = Array.from({ length: CYCLE_DAYS }, () => points)
  const { streakDays, given } = signedRun({ open: true, rewards }, run)
  return { memberId, lastDay, streakDays, given }
}

async function breachesOf(db: Provable, runs: readonly Signed[]): Promise<Violation[]> {
  if (!runs.length) return []
  const ids = runs.map(({ memberId }) => quoted(memberId)).join()
  const rows = await db.all(`select * from sign_in_streak where member_id in (${ids})`)
  const stored = new Map(rows.map((row) => [String(row.member_id), row]))
  return runs.flatMap((run) => {
    const row = stored.get(run.memberId)
    const isSame = row !== undefined && nameOf(run) === nameOf({ ...run, ...storedRun(row) })
    const found = Number(row?.streak_days ?? 0)
    const rule = '8 a run of sign-ins is what its signed days make it, with what they gave'
    return isSame ? [] : [{ rule, subject: run.memberId, expected: run.streakDays, found }]
  })
}

const nameOf = ({ lastDay, streakDays, given }: Signed): string => [lastDay, streakDays, ...given].join(' ')

const storedRun = ({ last_day, streak_days, given }: Obj) => ({
  lastDay: String(last_day),
  streakDays: Number(streak_days),
  given: opened(given) as number[],
})
