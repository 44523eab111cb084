import { budgetApi } from '@laurel/shared/budget'
import * as schema from '@laurel/shared/budget.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import type { App } from '../platform/http/server.ts'
import { addBudget, setCaps } from './commands/plan.ts'
import { approveTopUp, askTopUp, rejectTopUp } from './commands/top-up.ts'
import { budgetQueries } from './queries.ts'

const ANY_OPERATOR = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const
const PLANNERS = ['admin', 'editor'] as const
const APPROVERS = ['admin', 'approver'] as const

export const budgetRoutes = ({ reads }: Deps): Feature => {
  const queries = budgetQueries(reads)
  return (app) => {
    mountReads(app, queries)
    mountPlan(app)
    mountTopUps(app)
  }
}

function mountReads(app: App, { listBudgets, loadBurn, listTopUps }: ReturnType<typeof budgetQueries>): void {
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
  answer(app, budgetApi.topUps, {
    who: ANY_OPERATOR,
    input: schema.ListTopUpsInput,
    reply: schema.TopUpPage,
    handle: (input) => listTopUps(input),
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
}

function mountTopUps(app: App): void {
  answer(app, budgetApi.askTopUp, {
    who: PLANNERS,
    status: 201,
    input: schema.AskTopUpInput,
    reply: schema.TopUp,
    handle: (input, ask) => ask.run(askTopUp, { ...input, id: ask.newId(), operatorId: ask.operator.id }),
  })
  answer(app, budgetApi.approveTopUp, {
    who: APPROVERS,
    input: schema.TopUpInput,
    reply: schema.TopUp,
    handle: (input, ask) => ask.run(approveTopUp, { ...input, operatorId: ask.operator.id }),
  })
  answer(app, budgetApi.rejectTopUp, {
    who: APPROVERS,
    input: schema.TopUpInput,
    reply: schema.TopUp,
    handle: (input, ask) => ask.run(rejectTopUp, { ...input, operatorId: ask.operator.id }),
  })
}
