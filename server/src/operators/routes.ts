/** Sign-in of operators, who they are, and what they wrote. */
import { type OperatorSession, type OperatorSignInInput, operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ApprovalKind } from './approvals.ts'
import { addOperator } from './commands/operators.ts'
import { hashPassword, isPassword } from './password.ts'
import { type OperatorQueries, operatorQueries } from './queries/operators.ts'
import { operatorReply } from './replies.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { ROLES } from './routes/roles.ts'

const ACCESS_TTL_MS = 60 * 60_000
const SIGN_INS_PER_MINUTE = 10

/** `kinds`: what all features let operators decide by four eyes. */
export const operatorsRoutes = (deps: Deps, kinds: readonly ApprovalKind[]): Feature => {
  const queries = operatorQueries(deps.reads)
  return (app) => {
    approvalRoutes(deps, kinds)(app)
    ownRoutes(deps, queries)(app)
    adminRoutes(deps, queries)(app)
  }
}

async function signedIn(
  { tokens }: Deps,
  queries: OperatorQueries,
  { login, password }: OperatorSignInInput,
): Promise<OperatorSession> {
  const operator = await queries.findOperatorByLogin(login)
  const fits = await isPassword(password, operator?.passwordHash)
  if (!operator || !fits || operator.state !== 'active') throw new Refusal('PASSWORD_WRONG')
  const { id: sub, role } = operator
  const { token, expiresAt } = tokens.sign({ sub, aud: 'operator', role }, ACCESS_TTL_MS)
  return { accessToken: token, accessExpiresAt: expiresAt, operator: operatorReply(operator) }
}

const ownRoutes =
  (deps: Deps, queries: OperatorQueries): Feature =>
  (app) => {
    answer(app, operatorApi.signIn, {
      who: 'anyone',
      key: 'none',
      ratePerMinute: SIGN_INS_PER_MINUTE,
      input: schema.OperatorSignInInput,
      reply: schema.OperatorSession,
      secrets: ['password'],
      handle: (input) => signedIn(deps, queries, input),
    })
    answer(app, operatorApi.me, {
      who: ROLES,
      input: Empty,
      reply: schema.Operator,
      handle: async (_input, { operator }) => {
        const found = await queries.findOperator(operator.id)
        if (found?.state !== 'active') throw new Refusal('SESSION_EXPIRED')
        return operatorReply(found)
      },
    })
  }

const adminRoutes =
  ({ random }: Deps, queries: OperatorQueries): Feature =>
  (app) => {
    answer(app, operatorApi.list, {
      who: ROLES,
      input: Empty,
      reply: schema.Operators,
      handle: () => queries.listOperators(),
    })
    answer(app, operatorApi.add, {
      who: ['admin'],
      status: 201,
      input: schema.AddOperatorInput,
      reply: schema.Operator,
      secrets: ['password'],
      handle: async ({ password, ...operator }, ask) => {
        const passwordHash = await hashPassword(password, random)
        return ask.run(addOperator, { ...operator, id: ask.newId(), passwordHash })
      },
    })
    answer(app, operatorApi.audit, {
      who: ['admin', 'auditor'],
      input: schema.ListAuditInput,
      reply: schema.AuditPage,
      handle: (input) => queries.listAudit(input),
    })
  }
