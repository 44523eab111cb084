import type { Static } from 'typebox'
import type * as schema from './budget.schema.ts'
import { call } from './call.ts'
import type { Approval } from './operators.ts'

export type BudgetCurrency = 'points' | 'fen'
export type Caps = Static<typeof schema.Caps>
export type AddBudgetInput = Static<typeof schema.AddBudgetInput>
export type SetCapsInput = Static<typeof schema.SetCapsInput>
export type Budget = Static<typeof schema.Budget>
export type AskTopUpInput = Static<typeof schema.AskTopUpInput>
export type ListBurnInput = Static<typeof schema.ListBurnInput>
export type Burn = Static<typeof schema.Burn>
type Nothing = Record<never, never>

export const budgetApi = {
  list: call<Nothing, { items: Budget[] }>()('GET', '/admin/budgets'),
  add: call<AddBudgetInput, Budget>()('POST', '/admin/budgets', ['BUDGET_UNKNOWN', 'CURRENCY_MISMATCH']),
  setCaps: call<SetCapsInput, Budget>()('PUT', '/admin/budgets/:budgetId/caps', ['BUDGET_UNKNOWN']),
  burn: call<ListBurnInput, Burn>()('GET', '/admin/budgets/:budgetId/burn', ['BUDGET_UNKNOWN']),
  /** Decided like every approval, of the kind `top-up`. */
  askTopUp: call<AskTopUpInput, Approval>()('POST', '/admin/budgets/:budgetId/top-ups', ['BUDGET_UNKNOWN']),
}
