/** Phones over HTTP: users, codes, taps and visits. */
import type { FastifyInstance } from 'fastify'
import type { RiskRank, UserInput } from '../stores/users.ts'
import type { Control } from './interface.ts'
import * as accepts from './schemas.ts'

interface Named {
  Params: { openid: string }
}
type Answers = Record<string, 'accept' | 'reject'>

const body = (schema: object) => ({ schema: { body: schema } })

export function servePeople(app: FastifyInstance, control: Control): void {
  serveUsers(app, control)
  serveCodes(app, control)
  serveTaps(app, control)
}

function serveUsers(app: FastifyInstance, control: Control): void {
  app.get('/users', async () => control.users())
  app.post<{ Body: UserInput }>('/users', body(accepts.userBody), async (request) =>
    control.createUser(request.body),
  )
  app.post<Named & { Body: { phone: string | null } }>(
    '/users/:openid/phone',
    body(accepts.phoneBody),
    async ({ params, body: { phone } }) => control.setPhone(params.openid, phone),
  )
  app.post<Named & { Body: { blocked: boolean } }>(
    '/users/:openid/blocked',
    body(accepts.blockBody),
    async ({ params, body: { blocked } }) => control.setBlocked(params.openid, blocked),
  )
  app.post<Named & { Body: { riskRank: RiskRank } }>(
    '/users/:openid/risk',
    body(accepts.riskBody),
    async ({ params, body: { riskRank } }) => control.setRisk(params.openid, riskRank),
  )
}

function serveCodes(app: FastifyInstance, control: Control): void {
  app.post<{ Body: { openid: string } }>('/codes', body(accepts.codeBody), async (request) => ({
    code: control.loginCode(request.body.openid),
  }))
  app.post<{ Body: { openid: string } }>('/phone-codes', body(accepts.codeBody), async (request) => ({
    code: control.phoneCode(request.body.openid),
  }))
}

function serveTaps(app: FastifyInstance, control: Control): void {
  app.post<Named>('/users/:openid/visit', async ({ params }) => control.visit(params.openid))
  app.post<Named & { Body: { answers: Answers } }>(
    '/users/:openid/subscribe',
    body(accepts.answersBody),
    async ({ params, body: { answers } }) => control.tapSubscribe(params.openid, answers),
  )
  app.post<Named & { Body: { templateIds: string[] } }>(
    '/users/:openid/reject',
    body(accepts.rejectionsBody),
    async ({ params, body: { templateIds } }) => {
      control.rejectInSettings(params.openid, templateIds)
      return {}
    },
  )
  app.get<{ Params: { openid: string; templateId: string } }>(
    '/users/:openid/accepts/:templateId',
    async ({ params }) => ({ left: control.acceptsLeft(params.openid, params.templateId) }),
  )
  app.post<{ Body: { url: string } }>('/links/open', body(accepts.linkBody), async (request) =>
    control.openLink(request.body.url),
  )
}
