/** `POST /cgi-bin/stable_token`: the same token for everybody, renewed by the platform five minutes before its end. */
import type { Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { Token } from '../stores/tokens.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const renewedBeforeEndMs = 5 * 60_000
const forcedPerDay = 20
/** Two in half a minute: the second reads the token instead. */
const forcedEveryMs = 30_000

export const stableToken: Endpoint = {
  method: 'POST',
  path: '/cgi-bin/stable_token',
  proof: 'secret-in-body',
  hasIpWhitelist: true,
  answer(state, { app, body }) {
    if (body.grant_type !== 'client_credential') throw new WechatRefusal(40002)
    const token = body.force_refresh === true ? forceToken(state, app.appid) : readToken(state, app.appid)
    const remainingSeconds = Math.floor((token.expiresAt - state.clock.now()) / 1000)
    return { access_token: token.text, expires_in: remainingSeconds }
  },
}

function readToken({ clock, stableTokens }: State, appid: string): Token {
  const token = stableTokens.current(appid)
  const isFresh = token && token.expiresAt - clock.now() > renewedBeforeEndMs
  return isFresh ? token : stableTokens.replace(appid, null)
}

function forceToken({ clock, stableTokens, quotas }: State, appid: string): Token {
  const token = stableTokens.current(appid)
  if (token?.isForced && clock.now() - token.issuedAt < forcedEveryMs) return token
  if (quotas.spend(`forced ${appid}`, { perDay: forcedPerDay })) throw new WechatRefusal(45009)
  return Object.assign(stableTokens.replace(appid, 0), { isForced: true })
}
