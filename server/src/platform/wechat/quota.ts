/** How many calls of one path are left today, for the operator's page on WeChat's health. Not for `/sns/…` (76022). */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'

export interface CallQuota {
  perDay: number
  used: number
  left: number
  /** So many in so many seconds; null where WeChat names none. */
  rate: { calls: number; seconds: number } | null
}

const count = Type.Number({ minimum: 0 })
const reply = Compile(
  Type.Object({
    quota: Type.Object({ daily_limit: count, used: count, remain: count }),
    rate_limit: Type.Optional(Type.Object({ call_count: count, refresh_second: count })),
  }),
)

export async function quotaOf(app: App, path: string): Promise<CallQuota> {
  const { quota, rate_limit: rate } = await sendAsApp(app, {
    method: 'POST',
    path: '/cgi-bin/openapi/quota/get',
    body: { cgi_path: path },
    reply,
    repeatable: 'read',
  })
  return {
    perDay: quota.daily_limit,
    used: quota.used,
    left: quota.remain,
    rate: rate ? { calls: rate.call_count, seconds: rate.refresh_second } : null,
  }
}
