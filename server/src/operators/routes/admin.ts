/** What admins do with operators: take on, change the role, switch off, reset; and what takes a second one to say yes. */
import { type Operator, operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import { askDropTotp, askMakeAdmin } from '../commands/four-eyes.ts'
import { addOperator, setOperatorState, setRole } from '../commands/operators.ts'
import { resetPassword } from '../commands/secrets.ts'
import { hashPassword, refusePassword } from '../password.ts'
import type { OperatorQueries } from '../queries/operators.ts'
import { ROLES } from '../roles.ts'

const ADMINS = ['admin'] as const

export const adminRoutes =
  (deps: Deps, queries: OperatorQueries): Feature =>
  (app) => {
    mountTeam(app, deps, queries)
    mountChanges(app, deps)
    mountReset(app, deps, queries)
    mountAsks(app)
  }

function mountTeam(app: App, { random, config }: Deps, queries: OperatorQueries): void {
  answer(app, operatorApi.list, {
    who: ROLES,
    input: Empty,
    reply: schema.Operators,
    handle: () => queries.listOperators(),
  })
  answer(app, operatorApi.add, {
    who: ADMINS,
    status: 201,
    input: schema.AddOperatorInput,
    reply: schema.Operator,
    secrets: ['password'],
    handle: async ({ password, ...operator }, ask) => {
      const refusal = refusePassword(password, operator.login)
      if (refusal) throw new Refusal(refusal)
      const passwordHash = await hashPassword(password, { random, cost: config.passwordCost })
      // On a developer's machine and in the demo the first password is the last one.
      const mustChange = config.production
      return ask.run(addOperator, { ...operator, id: ask.newId(), passwordHash, mustChange })
    },
  })
}

/** Answered when our own process no longer takes the sessions of before; the others follow within half a second. */
const ended = async (deps: Deps, changed: Promise<Operator>): Promise<Operator> => {
  const operator = await changed
  await deps.revocations.look()
  return operator
}

function mountChanges(app: App, deps: Deps): void {
  answer(app, operatorApi.setRole, {
    who: ADMINS,
    input: schema.SetRoleInput,
    reply: schema.Operator,
    handle: (input, { run }) => ended(deps, run(setRole, input)),
  })
  answer(app, operatorApi.setState, {
    who: ADMINS,
    input: schema.SetOperatorStateInput,
    reply: schema.Operator,
    handle: (input, { run }) => ended(deps, run(setOperatorState, input)),
  })
}

function mountReset(app: App, deps: Deps, queries: OperatorQueries): void {
  answer(app, operatorApi.resetPassword, {
    who: ADMINS,
    input: schema.ResetPasswordInput,
    reply: schema.Operator,
    secrets: ['password'],
    handle: async ({ operatorId, password }, { run }) => {
      const login = (await queries.findOperator(operatorId))?.login ?? ''
      const refusal = refusePassword(password, login)
      if (refusal) throw new Refusal(refusal)
      const passwordHash = await hashPassword(password, {
        random: deps.random,
        cost: deps.config.passwordCost,
      })
      return ended(deps, run(resetPassword, { operatorId, passwordHash }))
    },
  })
}

function mountAsks(app: App): void {
  const asks = [
    [operatorApi.askMakeAdmin, askMakeAdmin],
    [operatorApi.askDropTotp, askDropTotp],
  ] as const
  for (const [call, command] of asks) {
    answer(app, call, {
      who: ADMINS,
      status: 201,
      input: schema.AskForOperatorInput,
      reply: schema.Approval,
      handle: (input, ask) => ask.run(command, { ...input, id: ask.newId(), by: ask.operator.id }),
    })
  }
}
