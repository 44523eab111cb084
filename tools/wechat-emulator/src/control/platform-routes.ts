/** The console and the platform over HTTP: settings, tokens, templates, verdicts. */
import type { FastifyInstance } from 'fastify'
import type { AppSettings } from '../stores/apps.ts'
import type { TemplateInput } from '../stores/templates.ts'
import type { VerdictInput } from '../stores/verdicts.ts'
import type { Control, OfApp } from './interface.ts'
import * as accepts from './schemas.ts'

const body = (schema: object) => ({ schema: { body: schema } })

export function servePlatform(app: FastifyInstance, control: Control): void {
  app.post<{ Body: AppSettings & OfApp }>('/app', body(accepts.appBody), async (request) => {
    control.configureApp(request.body)
    return {}
  })
  app.post<{ Body: OfApp }>('/tokens/supersede', body(accepts.supersedeBody), async (request) => {
    control.supersedeToken(request.body.appid)
    return {}
  })
  serveTemplates(app, control)
  serveVerdicts(app, control)
}

function serveTemplates(app: FastifyInstance, control: Control): void {
  const byApp = { schema: { querystring: accepts.appidQuery } }
  app.get<{ Querystring: OfApp }>('/templates', byApp, async ({ query }) => control.templates(query.appid))
  app.post<{ Body: TemplateInput & OfApp }>('/templates', body(accepts.templateBody), async (request) =>
    control.addTemplate(request.body),
  )
  app.post<{ Params: { id: string }; Body: OfApp & { banned: boolean } }>(
    '/templates/:id/banned',
    body(accepts.banBody),
    async ({ params, body: { banned, appid } }) => control.banTemplate(params.id, banned, appid),
  )
}

function serveVerdicts(app: FastifyInstance, control: Control): void {
  app.get('/verdicts', async () => control.verdicts())
  app.post<{ Body: VerdictInput }>('/verdicts', body(accepts.verdictBody), async (request) =>
    control.judge(request.body),
  )
  app.delete('/verdicts', async () => {
    control.clearVerdicts()
    return {}
  })
}
