/** The checks every call passes, in one order: method, body (when the secret is in it), credentials, IP, quota, body. */
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import { appBySecret, appByToken, checkIp } from './credentials.ts'
import { plainDailyQuotaText, WechatRefusal } from './refusal.ts'

export interface Request {
  method: string
  path: string
  query: URLSearchParams
  ip: string
  rawBody: string
}

/** WeChat's order is not documented; the README states ours. */
export function admit(state: State, endpoint: Endpoint, request: Request): Call {
  if (request.method !== endpoint.method) throw new WechatRefusal(endpoint.method === 'GET' ? 43001 : 43002)
  const app = proofs[endpoint.proof](state, request)
  if (endpoint.hasIpWhitelist) checkIp(app, request.ip)
  spendQuota(state, endpoint, app)
  const body = endpoint.method === 'POST' ? parseBody(request.rawBody) : {}
  return { app, ip: request.ip, query: request.query, body }
}

const proofs: Record<Endpoint['proof'], (state: State, request: Request) => App> = {
  'secret-in-query': (state, { query }) =>
    appBySecret(state, { appid: query.get('appid'), secret: query.get('secret') }),
  'secret-in-body': (state, { rawBody }) => {
    const { appid, secret } = parseBody(rawBody)
    return appBySecret(state, { appid, secret })
  },
  'access-token': (state, { query }) => appByToken(state, query.get('access_token')),
}

function spendQuota(state: State, { path, quota }: Endpoint, app: App): void {
  const exceeded = state.quotas.spend(`${app.appid} ${path}`, app.quotas[path] ?? quota ?? {})
  if (exceeded === 'minute') throw new WechatRefusal(45011)
  if (exceeded !== 'day') return
  throw path === '/cgi-bin/token' ? new WechatRefusal(45009, plainDailyQuotaText) : new WechatRefusal(45009)
}

/** JSON whatever the content type says: a form is a format error, as at WeChat. */
function parseBody(raw: string): Record<string, unknown> {
  if (raw === '') throw new WechatRefusal(44002)
  try {
    const body: unknown = JSON.parse(raw)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  } catch {
    // Not JSON at all: the same answer as JSON of another shape.
  }
  throw new WechatRefusal(47001)
}
