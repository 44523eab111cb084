/** The run of days of two members who are one: a day is signed when either of them signed it. */
import { lastWatchers, offersWatching, watchersOf } from '../../offers/index.ts'
import { addDays } from '../../platform/clock.ts'
import type { Touch, Work } from '../../schema.ts'
import { CYCLE_DAYS } from '../rules/streak.ts'
import { SIGN_IN } from '../topics.ts'
import type { Pair } from './join.ts'

/** What each signed day gave. */
type Days = Map<string, number>

export function joinStreaks(w: Work, { fromId, intoId }: Pair): void {
  const days = new Map([
    ...ranDays(w, fromId),
    ...paidDays(w, fromId),
    ...ranDays(w, intoId),
    ...paidDays(w, intoId),
  ])
  keepRun(w, intoId, days)
}

joinStreaks.reads = (touch: Touch, memberId: string): void => {
  touch.row('signInStreak', memberId)
  offersWatching.reads(touch, { type: SIGN_IN })
  for (const offerId of lastWatchers(SIGN_IN)) touch.list('grant', memberId, offerId, SIGN_IN)
}

/** From what he signed himself: the days of the other are the other's again. */
export const partStreaks = (w: Work, { intoId }: Pick<Pair, 'intoId'>): void =>
  keepRun(w, intoId, paidDays(w, intoId))

/** Every sign-in was paid for. */
function paidDays(w: Work, memberId: string): Days {
  const grants = watchersOf(w, { topic: SIGN_IN, kind: 'task' }).flatMap((offerId) =>
    w.list('grant', memberId, offerId, SIGN_IN),
  )
  return new Map(grants.map(({ occasion, because }) => [occasion, Number(because.points)]))
}

/** The last run, and what the days of its cycle gave. */
function ranDays(w: Work, memberId: string): Days {
  const run = w.get('signInStreak', memberId)
  const days: Days = new Map()
  if (!run) return days
  const first = run.streakDays - run.given.length
  for (let i = 0; i < run.streakDays; i += 1)
    days.set(addDays(run.lastDay, i + 1 - run.streakDays), run.given[i - first] ?? 0)
  return days
}

function keepRun(w: Work, memberId: string, days: Days): void {
  const row = w.get('signInStreak', memberId)
  const lastDay = [...days.keys()].sort().at(-1)
  if (lastDay === undefined) {
    if (row) w.drop('signInStreak', row)
    return
  }
  let streakDays = 0
  while (days.has(addDays(lastDay, -streakDays))) streakDays += 1
  const cycleDays = ((streakDays - 1) % CYCLE_DAYS) + 1
  const given = Array.from(
    { length: cycleDays },
    (_, i) => days.get(addDays(lastDay, i + 1 - cycleDays)) ?? 0,
  )
  const run = { lastDay, streakDays, given }
  if (row) w.set('signInStreak', row, run)
  else w.add('signInStreak', { memberId, ...run })
}
