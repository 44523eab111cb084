/** `POST /wxa/query_urllink`: what a URL link opens, or how often links may still be opened today. */
import { seconds } from '../clock.ts'
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import { oneOf, optionalTextIn } from '../wire/arguments.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const visitsPerDay = 3_000_000

export const queryUrlLink: Endpoint = {
  method: 'POST',
  path: '/wxa/query_urllink',
  proof: 'access-token',
  answer(state, call) {
    const isQuota = oneOf(call.body.query_type ?? 0, [0, 1], 40097) === 1
    const found = isQuota ? quotaOf(state, call) : linkOf(state, call)
    return { errcode: 0, errmsg: 'ok', ...found }
  },
}

const quotaOf = ({ quotas }: State, { app }: Call) => ({
  quota_info: { remain_visit_quota: visitsPerDay - quotas.usedToday(`${app.appid} link visits`) },
})

function linkOf({ links }: State, { app, body }: Call) {
  const link = links.find(optionalTextIn(body, 'url_link'))
  if (link?.appid !== app.appid) throw new WechatRefusal(85403)
  return {
    url_link_info: {
      appid: link.appid,
      path: link.path,
      query: link.query,
      create_time: seconds(link.createdAt),
      expire_time: seconds(link.expiresAt),
      env_version: link.envVersion,
    },
  }
}
