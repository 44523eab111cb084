/** Which app is calling: by its id and secret, or by an access token. */
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import { WechatRefusal } from './refusal.ts'

export interface Credentials {
  appid: unknown
  secret: unknown
}

export function appBySecret(state: State, { appid, secret }: Credentials): App {
  if (!appid) throw new WechatRefusal(41002)
  if (!secret) throw new WechatRefusal(41004)
  const app = state.apps.find(String(appid))
  if (!app) throw new WechatRefusal(40013)
  if (app.secret !== secret) throw new WechatRefusal(40125)
  if (app.frozen) throw new WechatRefusal(40243)
  return app
}

export function appByToken(state: State, text: string | null): App {
  if (!text) throw new WechatRefusal(41001)
  const verdicts = [state.stableTokens.judge(text), state.plainTokens.judge(text)]
  for (const verdict of verdicts) {
    if (verdict.state === 'expired') throw new WechatRefusal(42001)
    const app = verdict.state === 'good' && state.apps.find(verdict.appid)
    if (app) return app
  }
  throw new WechatRefusal(40001)
}

export function checkIp(app: App, ip: string): void {
  if (!app.ipWhitelist || app.ipWhitelist.includes(ip)) return
  throw new WechatRefusal(40164, `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`)
}

/** As if another server had forced a new stable token just before this call came. */
export function supersedeToken(state: State, query: URLSearchParams): void {
  const verdict = state.stableTokens.judge(query.get('access_token') ?? '')
  if (verdict.state === 'good') state.stableTokens.replace(verdict.appid, 0)
}
