/** Proves that a run of sign-ins is the one that the signed days make, and gave what they gave. */
import { daysBetween } from '../platform/clock.ts'
import { factPages, opened, quoted } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import { type Provable, runChecks, type Violation } from '../points/index.ts'
import { CYCLE_DAYS, signedRun } from './rules/streak.ts'
import { SIGN_IN } from './topics.ts'

interface Signed {
  memberId: string
  lastDay: string
  streakDays: number
  given: readonly number[]
}

const UNSIGNED = `
  select s.member_id as subject, 0 as expected, s.streak_days as found from sign_in_streak s
  left join fact f on f.source = 'laurel' and f.key = '${SIGN_IN}/' || s.member_id || '/' || s.last_day
  where f.key is null`

/** The days of a member follow each other: their keys begin alike, and end with the day. */
export async function verifyStreaks(db: Provable): Promise<Violation[]> {
  const found = await runChecks(db, { '8 a run of sign-ins ends with a day that was signed': UNSIGNED })
  let open: Signed | null = null
  for await (const facts of factPages(db, ['member.signed-in'])) {
    const done: Signed[] = []
    for (const fact of facts) {
      if (open && open.memberId !== fact.member_id) done.push(open)
      open = signedOn(open, fact)
    }
    found.push(...(await breachesOf(db, done)))
  }
  return [...found, ...(await breachesOf(db, open ? [open] : []))]
}

function signedOn(before: Signed | null, { member_id, key, data }: Obj): Signed {
  const memberId = String(member_id)
  const lastDay = String(key).slice(-'2026-11-21'.length)
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
