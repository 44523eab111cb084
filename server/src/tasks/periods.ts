/** Periods of tasks by the business day in Shanghai: once, a day, a week from its Monday, a month. */
import type { TaskPeriod } from '@laurel/shared/tasks'
import { addDays, dayOf, daysBetween, monthOf, startOfDay } from '../platform/clock.ts'

/** A Monday, from which weeks are counted. */
const MONDAY = '2001-01-01'

const mondayOf = (day: string): string => addDays(day, -(((daysBetween(MONDAY, day) % 7) + 7) % 7))

const nameOn: Record<TaskPeriod, (day: string) => string> = {
  once: () => 'once',
  day: (day) => `day/${day}`,
  week: (day) => `week/${mondayOf(day)}`,
  month: (day) => `month/${monthOf(day)}`,
}

export const periodAt = (period: TaskPeriod, at: number): string => nameOn[period](dayOf(at))

const nextMonth = (month: string): string => monthOf(addDays(`${month}-28`, 4))

/** The first instant after it; null: it has no end of its own. */
export function endOfPeriod(name: string): number | null {
  const [period, from = ''] = name.split('/')
  if (period === 'day') return startOfDay(addDays(from, 1))
  if (period === 'week') return startOfDay(addDays(from, 7))
  if (period === 'month') return startOfDay(`${nextMonth(from)}-01`)
  return null
}
