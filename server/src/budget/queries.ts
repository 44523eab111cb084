/** The plan with its figures, and what was granted day by day. */
import type { Budget, Burn } from '@laurel/shared/budget'
import { and, asc, desc, eq, like, sql } from 'drizzle-orm'
import type { Reads } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { grantedOf, HELD } from './rules.ts'

const BURN_DAYS = 366
const filled = sql.placeholder

function prepareBudgets({ read, schema: { budget, budgetWindow, account } }: Reads) {
  const path = sql`'budget/' || ${budget.id} || '/' || ${budget.currency}`
  return read
    .select({ budget, remaining: account.balance, held: budgetWindow.granted })
    .from(budget)
    .leftJoin(account, eq(account.path, path))
    .leftJoin(budgetWindow, and(eq(budgetWindow.budgetId, budget.id), eq(budgetWindow.window, HELD)))
    .orderBy(asc(budget.id)) // in the order of their making: a parent stands before its children
    .prepare('budgets')
}

function prepareBurn({ read, schema: { budget, budgetWindow } }: Reads) {
  const { budgetId, window, granted } = budgetWindow
  return read
    .select({ window, granted })
    .from(budget)
    .leftJoin(budgetWindow, and(eq(budgetId, budget.id), like(window, 'day/%')))
    .where(eq(budget.id, filled('budgetId')))
    .orderBy(desc(window))
    .limit(BURN_DAYS)
    .prepare('budget_burn')
}

export const budgetQueries = (reads: Reads) => {
  const budgets = prepareBudgets(reads)
  const burn = prepareBurn(reads)

  return {
    async listBudgets(): Promise<{ items: Budget[] }> {
      const rows = await budgets.execute()
      return { items: rows.map(budgetOf) }
    },

    async loadBurn(budgetId: string): Promise<Burn> {
      const rows = await burn.execute({ budgetId })
      if (!rows.length) throw new Refusal('BUDGET_UNKNOWN')
      return { days: rows.flatMap(burnDay).reverse() }
    },
  }
}

interface BudgetLine {
  budget: Omit<Budget, 'remaining' | 'held' | 'granted'>
  /** Null while the budget was never filled, or never held anything. */
  remaining: number | null
  held: number | null
}

function budgetOf(line: BudgetLine): Budget {
  const figures = { ...line.budget, remaining: line.remaining ?? 0, held: line.held ?? 0 }
  return { ...figures, granted: grantedOf(figures) }
}

const burnDay = ({ window, granted }: { window: string | null; granted: number | null }) =>
  window === null ? [] : [{ day: window.slice('day/'.length), granted: granted ?? 0 }]
