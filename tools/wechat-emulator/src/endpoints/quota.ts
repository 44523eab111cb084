/** `POST /cgi-bin/openapi/quota/get`: how often a path may be called, and was called today. */
import type { Endpoint } from '../endpoint.ts'
import { limitsByPath } from '../quota-table.ts'
import type { Quota } from '../stores/apps.ts'
import { optionalTextIn } from '../wire/arguments.ts'
import { WechatRefusal } from '../wire/refusal.ts'

export const quota: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/openapi/quota/get',
  proof: 'access-token',
  answer({ quotas }, { app, body }) {
    const path = optionalTextIn(body, 'cgi_path')
    if (path.startsWith('/sns/')) throw new WechatRefusal(76022)
    const limits = app.quotas[path] ?? limitsByPath[path]
    if (!limits) throw new WechatRefusal(76021)
    const used = quotas.usedToday(`${app.appid} ${path}`)
    return { errcode: 0, errmsg: 'ok', quota: daily(limits, used), ...rateLimit(limits) }
  },
}

/** Zeros for a path without a limit, as in the documentation's sample. */
const daily = ({ perDay }: Quota, used: number) =>
  perDay === undefined
    ? { daily_limit: 0, used: 0, remain: 0 }
    : { daily_limit: perDay, used, remain: Math.max(0, perDay - used) }

function rateLimit({ perSecond, perMinute }: Quota) {
  if (perSecond !== undefined) return { rate_limit: { call_count: perSecond, refresh_second: 1 } }
  return perMinute === undefined ? {} : { rate_limit: { call_count: perMinute, refresh_second: 60 } }
}
