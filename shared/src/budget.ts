import type { Static } from 'typebox'
import type * as schema from './budget.schema.ts'
import { call } from './call.ts'

export type BudgetCurrency = 'points' | 'fen'
export type Caps = Static<typeof schema.Caps>
export type AddBudgetInput = Static<typeof schema.AddBudgetInput>
export type SetCapsInput = Static<typeof schema.SetCapsInput>
export type Budget = Static<typeof schema.Budget>
export type AskTopUpInput = Static<typeof schema.AskTopUpInput>
export type TopUp = Static<typeof schema.TopUp>
export type TopUpInput = Static<typeof schema.TopUpInput>
export type ListTopUpsInput = Static<typeof schema.ListTopUpsInput>
export type TopUpPage = Static<typeof schema.TopUpPage>
export type ListBurnInput = Static<typeof schema.ListBurnInput>
export type Burn = Static<typeof schema.Burn>
type Nothing = Record<never, never>

export const budgetApi = {
  list: call<Nothing, { items: Budget[] }>()('GET', '/admin/budgets'),
  add: call<AddBudgetInput, Budget>()('POST', '/admin/budgets', ['BUDGET_UNKNOWN', 'CURRENCY_MISMATCH']),
  setCaps: call<SetCapsInput, Budget>()('PUT', '/admin/budgets/:budgetId/caps', ['BUDGET_UNKNOWN']),
  burn: call<ListBurnInput, Burn>()('GET', '/admin/budgets/:budgetId/burn', ['BUDGET_UNKNOWN']),
  topUps: call<ListTopUpsInput, TopUpPage>()('GET', '/admin/top-ups'),
  askTopUp: call<AskTopUpInput, TopUp>()('POST', '/admin/budgets/:budgetId/top-ups', ['BUDGET_UNKNOWN']),
  approveTopUp: call<TopUpInput, TopUp>()('POST', '/admin/top-ups/:topUpId/approve', [
    'TOPUP_UNKNOWN',
    'TOPUP_DECIDED',
    'TOPUP_OWN',
    'BUDGET_EXHAUSTED',
    'AMOUNT_INVALID',
  ]),
  rejectTopUp: call<TopUpInput, TopUp>()('POST', '/admin/top-ups/:topUpId/reject', [
    'TOPUP_UNKNOWN',
    'TOPUP_DECIDED',
  ]),
}
