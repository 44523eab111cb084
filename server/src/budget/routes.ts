import { budgetApi } from '@laurel/shared/budget'
import * as schema from '@laurel/shared/budget.schema'
import { Approval } from '@laurel/shared/operators.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import type { App } from '../platform/http/server.ts'
import { addBudget, setCaps } from './commands/plan.ts'
import { askTopUp } from './commands/top-up.ts'
import { budgetQueries } from './queries.ts'

const ANY_OPERATOR = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const
const PLANNERS = ['admin', 'editor'] as const

export const budgetRoutes = ({ reads }: Deps): Feature => {
  const queries = budgetQueries(reads)
  return (app) => {
    mountReads(app, queries)
    mountPlan(app)
  }
}

function mountReads(app: App, { listBudgets, loadBurn }: ReturnType<typeof budgetQueries>): void {
  answer(app, budgetApi.list, {
    who: ANY_OPERATOR,
    input: Empty,
    reply: schema.Budgets,
    handle: () => listBudgets(),
  })
  answer(app, budgetApi.burn, {
    who: ANY_OPERATOR,
    input: schema.ListBurnInput,
    reply: schema.Burn,
    handle: ({ budgetId }) => loadBurn(budgetId),
  })
}

function mountPlan(app: App): void {
  answer(app, budgetApi.add, {
    who: PLANNERS,
    status: 201,
    input: schema.AddBudgetInput,
    reply: schema.Budget,
    handle: (input, ask) => ask.run(addBudget, { ...input, id: ask.newId() }),
  })
  answer(app, budgetApi.setCaps, {
    who: PLANNERS,
    input: schema.SetCapsInput,
    reply: schema.Budget,
    handle: (input, ask) => ask.run(setCaps, input),
  })
  answer(app, budgetApi.askTopUp, {
    who: PLANNERS,
    status: 201,
    input: schema.AskTopUpInput,
    reply: Approval,
    handle: (input, ask) => ask.run(askTopUp, { ...input, id: ask.newId(), operatorId: ask.operator.id }),
  })
}
