/** The sign-in board of a business day: the rules count in days, this names them. */
import type { SignInBoard } from '@laurel/shared/tasks'
import { addDays, daysBetween } from '../platform/clock.ts'
import type { Row } from '../schema.ts'
import { boardOf, type Rule, type Run } from './rules/streak.ts'

type Streak = Row<'signInStreak'>

/** While none is published: closed, and nothing is promised. */
export const NO_RULE: Rule = { open: false, rewards: [1, 1, 1, 1, 1, 1, 1] }

export const runOf = (streak: Streak | null | undefined, today: string): Run | null =>
  streak ? { ...streak, daysSince: daysBetween(streak.lastDay, today) } : null

export function boardOn(today: string, rule: Rule, run: Run | null): SignInBoard {
  const { days, ...board } = boardOf(rule, run)
  const named = days.map(({ daysFromToday, ...day }) => ({ ...day, day: addDays(today, daysFromToday) }))
  return { ...board, days: named }
}
