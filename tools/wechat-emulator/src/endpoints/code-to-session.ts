/** `GET /sns/jscode2session`: a wx.login code becomes an openid and a session_key. */
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { User } from '../stores/users.ts'
import { WechatRefusal } from '../wire/refusal.ts'

/** Older documentation names it; today's only says that there is a limit. */
const loginsPerUserAndMinute = 100

export const codeToSession: Endpoint = {
  method: 'GET',
  path: '/sns/jscode2session',
  proof: 'secret-in-query',
  contentType: 'text/plain',
  answer(state, call) {
    if (call.query.get('grant_type') !== 'authorization_code') throw new WechatRefusal(40002)
    const user = spendCode(state, call)
    const session = { session_key: state.sessionKeys.renew(user.openid), openid: user.openid }
    return call.app.openPlatform ? { ...session, unionid: user.unionid } : session
  },
}

function spendCode(state: State, { app, query }: Call): User {
  const text = query.get('js_code')
  if (!text) throw new WechatRefusal(41008)
  const code = state.loginCodes.find(text)
  if (!code || code.user.appid !== app.appid) throw new WechatRefusal(40029)
  if (code.used) throw new WechatRefusal(40163)
  if (state.clock.now() >= code.expiresAt) throw new WechatRefusal(40029)
  const quota = { perMinute: loginsPerUserAndMinute }
  if (state.quotas.spend(`login ${code.user.openid}`, quota)) throw new WechatRefusal(45011)
  if (code.user.blocked) throw new WechatRefusal(40226)
  code.used = true
  return code.user
}
