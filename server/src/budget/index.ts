/** The door to the budgets: value leaves them here, within their caps. */

export { giveBack } from './commands/give-back.ts'
export { type GrantOrder, grant, type SpendOrder, spend } from './commands/grant.ts'
export {
  type HoldCostOrder,
  type HoldOrder,
  hold,
  holdCost,
  release,
  type SettleOrder,
  type SpendHeldOrder,
  settle,
  spendHeld,
  touchHold,
} from './commands/holds.ts'
export { addBudget, refuseBudget, setCaps } from './commands/plan.ts'
export { refusalOfGrant, type Wish } from './commands/room.ts'
export { askTopUp, budgetApprovals } from './commands/top-up.ts'
export { roomQueries } from './queries/room.ts'
export { budgetQueries } from './queries.ts'
export { budgetRoutes } from './routes.ts'
export { verifyBudgets } from './verify.ts'
