/** The control API over HTTP: the same verbs as in process, as JSON under /__control. */
import type { FastifyInstance } from 'fastify'
import type { FaultInput } from '../stores/faults.ts'
import { faultBody } from './fault-schema.ts'
import { type Control, ControlError } from './interface.ts'
import { servePeople } from './people-routes.ts'
import { servePlatform } from './platform-routes.ts'
import { servePushes } from './push-routes.ts'
import * as accepts from './schemas.ts'

export function serveControl(app: FastifyInstance, control: Control): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof ControlError ? error.status : (error.statusCode ?? 500)
    return reply.status(status).send({ error: error.message })
  })
  app.all('/*', (request, reply) => reply.status(404).send({ error: `no ${request.method} ${request.url}` }))
  servePeople(app, control)
  servePlatform(app, control)
  servePushes(app, control)
  serveTime(app, control)
  serveFaults(app, control)
  serveRecords(app, control)
}

type ClockBody = { advanceMs: number } | { now: number } | { skewMs: number }

function serveTime(app: FastifyInstance, control: Control): void {
  app.get('/clock', async () => ({ now: control.now() }))
  app.post<{ Body: ClockBody }>('/clock', { schema: { body: accepts.clockBody } }, async ({ body }) => {
    if ('now' in body) control.setClock(body.now)
    else if ('skewMs' in body) control.skewClock(body.skewMs)
    else control.advance(body.advanceMs)
    return { now: control.now() }
  })
}

function serveFaults(app: FastifyInstance, control: Control): void {
  const schema = { querystring: accepts.pathQuery }
  app.get('/faults', async () => control.faults())
  app.post<{ Body: FaultInput }>('/faults', { schema: { body: faultBody } }, async ({ body }) =>
    control.fault(body),
  )
  app.delete<{ Querystring: { path?: string } }>('/faults', { schema }, async ({ query }) => {
    control.clearFaults(query.path)
    return {}
  })
}

function serveRecords(app: FastifyInstance, control: Control): void {
  const byPath = { schema: { querystring: accepts.pathQuery } }
  const byOpenid = { schema: { querystring: accepts.openidQuery } }
  app.get<{ Querystring: { path?: string } }>('/calls', byPath, async ({ query }) =>
    control.calls(query.path),
  )
  app.get<{ Querystring: { openid?: string } }>('/messages', byOpenid, async ({ query }) =>
    control.messages(query.openid),
  )
  app.get('/counters', async () => control.counters())
  app.get('/qr-codes', async () => control.qrCodes())
  app.get('/links', async () => control.links())
  app.get('/media-checks', async () => control.mediaChecks())
  app.get('/rids', async () => control.rids())
  app.post('/reset', async () => {
    control.reset()
    return {}
  })
}
