/** `POST /cgi-bin/openapi/rid/get`: what a refused call looked like. */
import { seconds } from '../clock.ts'
import type { Endpoint } from '../endpoint.ts'
import { isExpired } from '../stores/rids.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/

export const rid: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/openapi/rid/get',
  proof: 'access-token',
  answer({ rids, clock }, { app, body }) {
    if (typeof body.rid !== 'string' || !shape.test(body.rid)) throw new WechatRefusal(76002)
    const record = rids.find(body.rid)
    if (!record) throw new WechatRefusal(76001)
    if (record.path.startsWith('/sns/')) throw new WechatRefusal(76022)
    if (record.appid !== app.appid) throw new WechatRefusal(76003)
    if (isExpired(record, clock.now())) throw new WechatRefusal(76004)
    return {
      errcode: 0,
      errmsg: 'ok',
      request: {
        invoke_time: seconds(record.at),
        cost_in_ms: record.costMs,
        request_url: record.query,
        request_body: record.body,
        response_body: record.answer,
        client_ip: record.ip,
      },
    }
  },
}
