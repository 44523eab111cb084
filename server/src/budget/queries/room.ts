/** Whether a budget has room for one amount more: asked before somebody is promised it, decided anew when it is granted. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import { dayOf } from '../../platform/clock.ts'
import type { Reads } from '../../platform/database.ts'
import { budgetAccount } from '../../points/index.ts'
import { leftOf, windowsOf } from '../rules.ts'

const filled = sql.placeholder

export const roomQueries = ({ read, schema: { budget, budgetWindow, account } }: Reads) => {
  const { budgetId, window, granted } = budgetWindow
  const counted = read
    .select({ parentId: budget.parentId, caps: budget.caps, window, granted, balance: account.balance })
    .from(budget)
    .leftJoin(
      budgetWindow,
      and(eq(budgetId, budget.id), inArray(window, [filled('day'), filled('month'), 'total'])),
    )
    .leftJoin(account, eq(account.path, filled('path')))
    .where(eq(budget.id, filled('id')))
    .prepare('budget_room')

  interface Level {
    parentId: string | null
    balance: number
    isFull: boolean
  }

  /** One budget of the plan, held against its own caps. */
  async function levelOf(id: string, points: number, day: string): Promise<Level | null> {
    const asked = { day: `day/${day}`, month: `month/${day.slice(0, 7)}` }
    const rows = await counted.execute({ id, path: budgetAccount(id, 'points'), ...asked })
    const [first] = rows
    if (!first) return null
    const { parentId, caps, balance } = first
    const grantedIn = (name: string): number => rows.find((row) => row.window === name)?.granted ?? 0
    const isFull = windowsOf(caps, day).some((one) => leftOf(one, grantedIn(one.window), points) !== null)
    return { parentId, balance: balance ?? 0, isFull }
  }

  return {
    /** Points; its own caps and those of the budgets above it. */
    async hasRoom(budgetId: string, points: number, now: number): Promise<boolean> {
      const day = dayOf(now)
      let level = await levelOf(budgetId, points, day)
      if (!level || level.balance < points) return false
      while (level && !level.isFull) {
        if (level.parentId === null) return true
        level = await levelOf(level.parentId, points, day)
      }
      return false
    },
  }
}
