/** Operators plan: they add budgets, and say how much may be granted in a day, a month, ever. */
import type { AddBudgetInput, Budget, BudgetCurrency, SetCapsInput } from '@laurel/shared/budget'
import { Refusal } from '../../platform/refusal.ts'
import { budgetAccount } from '../../points/index.ts'
import type { Row, Work } from '../../schema.ts'
import { grantedOf } from '../rules.ts'
import { budgetNamed, heldOf } from './windows.ts'

export function addBudget(w: Work, input: AddBudgetInput & { id: string }): Budget {
  const { id, name, currency, parentId, caps } = input
  const parent = parentId === null ? null : budgetNamed(w, parentId)
  if (parent && parent.currency !== currency) throw new Refusal('CURRENCY_MISMATCH')
  return figuresOf(w, w.add('budget', { id, name, currency, parentId, caps, filled: 0, handedDown: 0 }))
}

/** What was granted before stays granted: a cap below it stops the next grant. */
export function setCaps(w: Work, { budgetId, caps }: SetCapsInput): Budget {
  return figuresOf(w, w.set('budget', budgetNamed(w, budgetId), { caps }))
}

/** For whoever names a budget to grant or spend from. */
export function refuseBudget(
  w: Work,
  budgetId: string,
  currency: BudgetCurrency,
): 'BUDGET_UNKNOWN' | 'CURRENCY_MISMATCH' | null {
  const budget = w.get('budget', budgetId)
  if (!budget) return 'BUDGET_UNKNOWN'
  return budget.currency === currency ? null : 'CURRENCY_MISMATCH'
}

function figuresOf(w: Work, budget: Row<'budget'>): Budget {
  const remaining = w.get('account', budgetAccount(budget.id, budget.currency))?.balance ?? 0
  const held = heldOf(w, budget.id)
  return { ...budget, held, remaining, granted: grantedOf({ ...budget, held, remaining }) }
}
