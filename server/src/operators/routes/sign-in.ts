/** How operators sign in and out: programs with a token, browsers with a cookie. */
import { type Operator, type OperatorSession, operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { nameOf } from '../../platform/http/ask.ts'
import { goneCookie, sessionCookie } from '../../platform/http/cookies.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row } from '../../schema.ts'
import { csrfTokenOf, newSessionSecret, sessionHashOf } from '../browsers.ts'
import { endSession } from '../commands/sessions.ts'
import type { OperatorQueries } from '../queries/operators.ts'
import { readinessOf } from '../readiness.ts'
import { operatorReply } from '../replies.ts'
import type { SignInDesk } from '../sign-in.ts'

const ACCESS_TTL_MS = 60 * 60_000
const SIGN_INS_PER_MINUTE = 10

export interface SignInNeeds {
  deps: Deps
  queries: OperatorQueries
  desk: SignInDesk
}

export const signInRoutes =
  (needs: SignInNeeds): Feature =>
  (app) => {
    mountSignIn(app, needs)
    mountBrowser(app, needs)
    mountOwn(app, needs)
  }

const once = { who: 'anyone', key: 'none', ratePerMinute: SIGN_INS_PER_MINUTE } as const
const secrets = ['password', 'code']

function mountSignIn(app: App, { deps, desk }: SignInNeeds): void {
  answer(app, operatorApi.signIn, {
    ...once,
    secrets,
    input: schema.OperatorSignInInput,
    reply: schema.OperatorSession,
    handle: async (input, { ip, newId }) => {
      const asker = { ip, call: nameOf(operatorApi.signIn), sessionHash: null }
      return sessionOf(deps, await desk.prove(input, asker), newId())
    },
  })
}

function sessionOf({ tokens, config }: Deps, operator: Row<'operator'>, sid: string): OperatorSession {
  const { id: sub, role } = operator
  const first = readinessOf(operator, config)
  const claims = { sub, sid, role, aud: 'operator' as const, ...(first ? { limited: true } : {}) }
  const { token, expiresAt } = tokens.sign(claims, ACCESS_TTL_MS)
  return { accessToken: token, accessExpiresAt: expiresAt, operator: operatorReply(operator), must: first }
}

function mountBrowser(app: App, { deps, desk, queries }: SignInNeeds): void {
  const { random, cipher, config } = deps
  answer(app, operatorApi.openSession, {
    ...once,
    from: 'page',
    secrets,
    input: schema.OperatorSignInInput,
    reply: schema.BrowserSession,
    handle: async (input, { ip, header }) => {
      const secret = newSessionSecret(random)
      const sessionHash = sessionHashOf(secret)
      const asker = { ip, call: nameOf(operatorApi.openSession), sessionHash }
      const operator = await desk.prove(input, asker)
      header('set-cookie', sessionCookie(app.browsers, secret))
      return {
        operator: operatorReply(operator),
        must: readinessOf(operator, config),
        csrfToken: csrfTokenOf(cipher, sessionHash),
      }
    },
  })
  answer(app, operatorApi.session, {
    who: 'operator',
    input: Empty,
    reply: schema.BrowserSession,
    handle: async (_input, { operator: { id }, csrfToken }) => {
      const operator = await activeOperator(queries, id)
      return { operator: operatorReply(operator), must: readinessOf(operator, config), csrfToken }
    },
  })
}

function mountOwn(app: App, { deps, queries }: SignInNeeds): void {
  answer(app, operatorApi.me, {
    who: 'operator',
    input: Empty,
    reply: schema.Operator,
    handle: async (_input, { operator: { id } }): Promise<Operator> =>
      operatorReply(await activeOperator(queries, id)),
  })
  answer(app, operatorApi.signOut, {
    who: 'operator',
    key: 'none',
    input: Empty,
    reply: Empty,
    handle: async (_input, { run, sessionId, operator, header }) => {
      // A token that names no session ends with all the others.
      const done = await run(endSession, { sessionId: sessionId ?? operator.id })
      await deps.revocations.look()
      header('set-cookie', goneCookie(app.browsers))
      return done
    },
  })
}

async function activeOperator(queries: OperatorQueries, id: string): Promise<Row<'operator'>> {
  const found = await queries.findOperator(id)
  if (found?.state !== 'active') throw new Refusal('SESSION_EXPIRED')
  return found
}
