/** `GET /wxa/checksession`: is this still the user's session_key? */
import type { Endpoint } from '../endpoint.ts'
import { WechatRefusal } from '../wire/refusal.ts'

export const checkSession: Endpoint = {
  method: 'GET',
  path: '/wxa/checksession',
  proof: 'access-token',
  answer(state, { app, query }) {
    if (query.get('sig_method') !== 'hmac_sha256') throw new WechatRefusal(40097)
    const user = state.users.find(query.get('openid') ?? '')
    if (user?.appid !== app.appid) throw new WechatRefusal(40003)
    const signature = state.sessionKeys.signatureOf(user.openid)
    if (!signature || query.get('signature') !== signature) throw new WechatRefusal(87009)
    return { errcode: 0, errmsg: 'ok' }
  },
}
