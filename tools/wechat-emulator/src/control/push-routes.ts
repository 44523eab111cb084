/** Message push over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { PushEvent, PushOptions } from '../push/events.ts'
import type { Control, OfApp } from './interface.ts'
import { pushBody, verifyBody } from './push-schema.ts'

interface PushBody extends PushOptions, OfApp {
  events: PushEvent[]
  order?: 'given' | 'reversed' | 'shuffled'
  together?: boolean
}

export function servePushes(app: FastifyInstance, control: Control): void {
  app.get('/push', async () => control.pushes())
  app.post<{ Body: PushBody }>('/push', { schema: { body: pushBody } }, async ({ body }) => {
    const { events, ...options } = body
    return control.pushAll(events, options)
  })
  app.post<{ Body: OfApp }>('/push/verify', { schema: { body: verifyBody } }, async ({ body }) => ({
    verified: await control.verifyPush(body.appid),
  }))
  app.post('/push/done', async () => control.pushesDone())
  app.post<{ Params: { id: string } }>('/push/:id/replay', async ({ params }) =>
    control.replayPush(Number(params.id)),
  )
}
