/** The control API over HTTP: the same verbs as in process, as JSON under /__control. */
import type { FastifyInstance } from 'fastify'
import type { AppSettings } from '../stores/apps.ts'
import type { FaultInput } from '../stores/faults.ts'
import type { UserInput } from '../stores/users.ts'
import { type Control, ControlError } from './control.ts'
import * as accepts from './schemas.ts'

export function serveControl(app: FastifyInstance, control: Control): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof ControlError ? error.status : (error.statusCode ?? 500)
    return reply.status(status).send({ error: error.message })
  })
  app.all('/*', (request, reply) => reply.status(404).send({ error: `no ${request.method} ${request.url}` }))
  servePeople(app, control)
  servePlatform(app, control)
  serveTime(app, control)
  serveFaults(app, control)
  serveRecords(app, control)
}

function servePeople(app: FastifyInstance, control: Control): void {
  app.get('/users', async () => control.users())
  app.post<{ Body: UserInput }>('/users', { schema: { body: accepts.userBody } }, async ({ body }) =>
    control.createUser(body),
  )
  app.post<{ Body: { openid: string } }>(
    '/codes',
    { schema: { body: accepts.codeBody } },
    async ({ body }) => ({
      code: control.loginCode(body.openid),
    }),
  )
  app.post<{ Params: { openid: string }; Body: { blocked: boolean } }>(
    '/users/:openid/blocked',
    { schema: { body: accepts.blockBody } },
    async ({ params, body }) => control.setBlocked(params.openid, body.blocked),
  )
}

function servePlatform(app: FastifyInstance, control: Control): void {
  app.post<{ Body: AppSettings }>('/app', { schema: { body: accepts.appBody } }, async ({ body }) => {
    control.configureApp(body)
    return {}
  })
  app.post<{ Body: { appid?: string } }>(
    '/tokens/supersede',
    { schema: { body: accepts.supersedeBody } },
    async ({ body }) => {
      control.supersedeToken(body.appid)
      return {}
    },
  )
  app.post('/reset', async () => {
    control.reset()
    return {}
  })
}

function serveTime(app: FastifyInstance, control: Control): void {
  app.get('/clock', async () => ({ now: control.now() }))
  app.post<{ Body: { advanceMs: number } | { now: number } }>(
    '/clock',
    { schema: { body: accepts.clockBody } },
    async ({ body }) => ({
      now: 'now' in body ? control.setClock(body.now) : control.advance(body.advanceMs),
    }),
  )
}

function serveFaults(app: FastifyInstance, control: Control): void {
  const schema = { querystring: accepts.pathQuery }
  app.get('/faults', async () => control.faults())
  app.post<{ Body: FaultInput }>('/faults', { schema: { body: accepts.faultBody } }, async ({ body }) =>
    control.fault(body),
  )
  app.delete<{ Querystring: { path?: string } }>('/faults', { schema }, async ({ query }) => {
    control.clearFaults(query.path)
    return {}
  })
}

function serveRecords(app: FastifyInstance, control: Control): void {
  const schema = { querystring: accepts.pathQuery }
  app.get<{ Querystring: { path?: string } }>('/calls', { schema }, async ({ query }) =>
    control.calls(query.path),
  )
  app.get('/counters', async () => control.counters())
}
