/** `GET /cgi-bin/token`: a new token each time; the one before lives five minutes more. */
import type { Endpoint } from '../endpoint.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const replacedTtlMs = 5 * 60_000

export const plainToken: Endpoint = {
  method: 'GET',
  path: '/cgi-bin/token',
  proof: 'secret-in-query',
  hasIpWhitelist: true,
  answer({ plainTokens }, { app, query }) {
    if (query.get('grant_type') !== 'client_credential') throw new WechatRefusal(40002)
    return { access_token: plainTokens.replace(app.appid, replacedTtlMs).text, expires_in: 7_200 }
  },
}
