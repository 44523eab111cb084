/** Signs a member in for the day and pays for it; sets what a day gives. */
import type { SignedIn, SignInRule } from '@laurel/shared/tasks'
import { grant, refuseBudget } from '../budget/index.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { recordFact } from '../platform/facts.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Touch, Work } from '../schema.ts'
import { boardOn, runOf } from './board.ts'
import { refuseSignIn, signedRun } from './rules.ts'

/** The rule's one row. */
export const DAILY = 'daily'

export interface SignInOrder {
  memberId: string
  factId: string
  /** The business day as the caller saw it: a hint, never trusted. */
  likelyDay?: string
}

/** What the last sign-in was paid from. A hint only: it may be old, or of another process. */
let lastBudgetId: string | null = null

/** Once a business day: by the streak's last day, and once more by the id of the transfer. */
export function signInDaily(w: Work, { memberId, factId }: SignInOrder, now: number): SignedIn {
  const rule = w.get('signInRule', DAILY)
  if (!rule) throw new Refusal('TASK_CLOSED')
  const streak = w.get('signInStreak', memberId)
  const today = dayOf(now)
  const run = runOf(streak, today)
  const refusal = refuseSignIn(rule, run)
  if (refusal) throw new Refusal(refusal)

  const { points, streakDays, given } = signedRun(rule, run)
  const row = { memberId, lastDay: today, streakDays, given: [...given] }
  if (streak) w.set('signInStreak', streak, row)
  else w.add('signInStreak', row)

  const { budgetId, version } = rule
  const id = signInId(memberId, today)
  const expiresOn = addDays(today, rule.lotDays)
  const because = { reason: 'sign-in', offer: 'sign-in', version, fact: id } as const
  const { balance } = grant(w, { id, budgetId, memberId, points, expiresOn, because }, now)
  lastBudgetId = budgetId
  const news = { points, streakDays, version }
  recordFact(w, { id: factId, type: 'member.signed-in', memberId, key: id, data: news }, now)
  return { points, balance, board: boardOn(today, rule, runOf(row, today)) }
}

signInDaily.reads = (touch: Touch, { memberId, likelyDay }: SignInOrder): void => {
  touch.row('signInRule', DAILY)
  touch.row('signInStreak', memberId)
  if (!likelyDay || !lastBudgetId) return
  grant.reads(touch, { id: signInId(memberId, likelyDay), budgetId: lastBudgetId, memberId })
}

const signInId = (memberId: string, day: string): string => `sign-in/${memberId}/${day}`

/** Days signed before keep what they gave; the version says by which rule. */
export function setSignInRule(w: Work, rule: SignInRule): SignInRule {
  const refusal = refuseBudget(w, rule.budgetId, 'points')
  if (refusal) throw new Refusal(refusal)
  const old = w.get('signInRule', DAILY)
  if (old) w.set('signInRule', old, { ...rule, version: old.version + 1 })
  else w.add('signInRule', { ...rule, id: DAILY, version: 1 })
  return rule
}

setSignInRule.reads = (touch: Touch, { budgetId }: SignInRule): void => {
  touch.row('signInRule', DAILY)
  touch.row('budget', budgetId)
}
