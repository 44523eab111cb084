/** `POST /cgi-bin/clear_quota`: today's counts begin anew, ten times a month. */
import type { Endpoint } from '../endpoint.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const clearsPerMonth = 10

export const clearQuota: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/clear_quota',
  proof: 'access-token',
  answer({ quotas }, { app, body }) {
    if (body.appid !== app.appid) throw new WechatRefusal(40013)
    const exceeded = quotas.spend(`clears of ${app.appid}`, { perMonth: clearsPerMonth })
    if (exceeded) throw new WechatRefusal(48006)
    quotas.forgetToday(`${app.appid} /`)
    return { errcode: 0, errmsg: 'ok' }
  },
}
