/** `GET /wxa/resetusersessionkey`: a new session_key for a user, against the signature of the old one. */
import type { Endpoint } from '../endpoint.ts'
import { WechatRefusal } from '../wire/refusal.ts'

export const resetSessionKey: Endpoint = {
  method: 'GET',
  path: '/wxa/resetusersessionkey',
  proof: 'access-token',
  answer(state, { app, query }) {
    const openid = query.get('openid') ?? ''
    const given = query.get('signature')
    if (!openid || !given) throw new WechatRefusal(40097)
    if (query.get('sig_method') !== 'hmac_sha256') throw new WechatRefusal(87008)
    const user = state.users.find(openid)
    const signature = user?.appid === app.appid ? state.sessionKeys.signatureOf(openid) : null
    if (!signature) throw new WechatRefusal(87007)
    if (signature !== given) throw new WechatRefusal(87009)
    return { errcode: 0, errmsg: 'ok', openid, session_key: state.sessionKeys.renew(openid) }
  },
}
