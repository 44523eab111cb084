/** Gives what a tier gives by itself, once per period; what late news shows not to have been due comes back. */
import type { BenefitKind } from '@laurel/shared/membership'
import { award } from '../../offers/index.ts'
import { addDays, dayOf } from '../../platform/clock.ts'
import type { Row, Work } from '../../schema.ts'
import { type Due, duesAt, known, monthlyDue, nextMonth, periodOf, ruleOf } from '../rules/benefits.ts'
import { levelAt } from './standing.ts'
import { tierTables } from './tables.ts'

interface From {
  memberId: string
  /** From when on the history is another: what was given for earlier periods stands. */
  from: number
}

export function giveBenefits(w: Work, { memberId, from }: From, now: number): void {
  const { birthdays = [], settledAt = null } = w.get('membership', memberId) ?? {}
  const first = settledAt === null ? from : Math.max(from, nextMonth(settledAt))
  for (let at = first; at <= now; at = nextMonth(at)) giveMonth(w, memberId, { at, now })
  for (const at of birthdays) if (at >= from) giveBirthday(w, { memberId, at }, now)
}

function giveMonth(w: Work, memberId: string, { at, now }: { at: number; now: number }): void {
  const tables = tierTables(w)
  const month = String(periodOf('monthly-points', at))
  const dues = monthlyDue(tables, w.list('tierChange', memberId), month)
  settle(w, { memberId, kind: 'monthly-points', occasion: month, dues }, now)
}

/** The earliest birthday told of a year decides: there is one in it. */
export function giveBirthday(w: Work, { memberId, at }: { memberId: string; at: number }, now: number): void {
  const kind = 'birthday-points'
  const occasion = String(periodOf(kind, at))
  const { birthdays = [], settledAt = null } = w.get('membership', memberId) ?? {}
  const [first = at, ...others] = birthdays.filter((day) => periodOf(kind, day) === occasion)
  // Of two members that became one, one was given it in this year.
  if (settledAt !== null && first < settledAt && others.length) return
  const dues = duesAt(tierTables(w), { at: first, level: levelAt(w, memberId, first), kind })
  settle(w, { memberId, kind, occasion, dues }, now)
}

interface Settling {
  memberId: string
  kind: BenefitKind
  occasion: string
  dues: readonly Due[]
}

function settle(w: Work, { memberId, kind, occasion, dues }: Settling, now: number): void {
  for (const { offerId, id } of known(tierTables(w), kind)) {
    const due = dues.find(({ table, benefit }) => table.offerId === offerId && benefit.id === id)
    const given = w.get('grant', memberId, offerId, ruleOf(id), occasion)
    if (due) give(w, { memberId, occasion, due }, now)
    else if (given) takeBack(w, given, now)
  }
}

interface Giving {
  memberId: string
  occasion: string
  due: Due
}

function give(w: Work, { memberId, occasion, due }: Giving, now: number): void {
  const { table, benefit, at } = due
  const { offerId, version } = table
  const { id, title: subject, points = 0, lotDays = 1 } = benefit
  const budgetId = w.get('offerVersion', offerId, version)?.budgetId ?? null
  const key = { memberId, offerId, rule: ruleOf(id), occasion }
  const fact = { source: 'laurel', key: `tier/${memberId}` }
  // A month's points are good from its end on, whichever day of it they came: late news may move that day.
  const from = benefit.kind === 'monthly-points' ? nextMonth(at) - 1 : at
  const terms = { version, budgetId, points, growth: [], expiresOn: addDays(dayOf(from), lotDays) }
  award(w, { ...key, ...terms, fact, at, reason: 'benefit', subject, because: { benefit: id } }, now)
}

function takeBack(w: Work, given: Row<'grant'>, now: number): void {
  const { source, factKey: key, because } = given
  const subject = String(because.subject)
  award(
    w,
    { ...given, points: 0, growth: [], fact: { source, key }, reason: 'benefit', subject, because },
    now,
  )
}
