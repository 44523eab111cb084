/** The checks every call passes, in one order: method, body (when the secret is in it), credentials, IP, quota, body, permission. */
import type { Call, Endpoint } from '../endpoint.ts'
import { limitsByPath, quotaErrcode } from '../quota-table.ts'
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import type { CallRecord } from '../stores/calls.ts'
import { appBySecret, appByToken, checkIp } from './credentials.ts'
import { WechatRefusal } from './refusal.ts'
import { plainDailyQuotaText } from './texts.ts'

export interface Request {
  method: string
  path: string
  query: URLSearchParams
  ip: string
  rawBody: string
  /** Another call that it must not meet is being answered. */
  overlaps: boolean
  /** On the machine's own clock. */
  arrivedAtMs: number
}

export interface Exchange {
  request: Request
  record: CallRecord
}

/** WeChat's order is not documented; the README states ours. */
export function admit(state: State, endpoint: Endpoint, { request, record }: Exchange): Call {
  if (request.method !== endpoint.method) throw new WechatRefusal(endpoint.method === 'GET' ? 43001 : 43002)
  const app = proofs[endpoint.proof](state, request)
  record.appid = app.appid
  if (endpoint.hasIpWhitelist) checkIp(app, request.ip)
  spendQuota(state, endpoint, app)
  const body = endpoint.method === 'POST' ? parseBody(request.rawBody, endpoint.malformed) : {}
  if (app.unauthorizedPaths.includes(endpoint.path)) throw new WechatRefusal(48001)
  return { app, ip: request.ip, query: request.query, body, overlaps: request.overlaps }
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

function spendQuota(state: State, { path }: Endpoint, app: App): void {
  const exceeded = state.quotas.spend(`${app.appid} ${path}`, app.quotas[path] ?? limitsByPath[path] ?? {})
  if (!exceeded) return
  const errcode = quotaErrcode(path, exceeded)
  if (errcode === 45009 && path === '/cgi-bin/token') throw new WechatRefusal(errcode, plainDailyQuotaText)
  throw new WechatRefusal(errcode)
}

/** JSON whatever the content type says: a form is a format error, as at WeChat. */
function parseBody(raw: string, malformed = 47001): Record<string, unknown> {
  if (raw === '') throw new WechatRefusal(44002)
  const body = looseBody(raw)
  if (!body) throw new WechatRefusal(malformed)
  return body
}

/** null for what is no JSON object. */
export function looseBody(raw: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(raw)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null
  } catch {
    return null
  }
}
