/** The one thin client of WeChat's server API: typed calls, one token, bounded waiting, nothing secret in a log. */
import { Agent, type Dispatcher } from 'undici'
import { createAccessTokens } from './access-token.ts'
import { checkSession, type Session } from './check-session.ts'
import type { Credentials } from './credentials.ts'
import { createSend, type WechatLog, type Wire } from './exchange.ts'
import { type Login, login } from './login.ts'
import { readStableToken } from './stable-token.ts'

export { WechatError, type WechatErrorKind } from './error.ts'
export type { WechatLog } from './exchange.ts'
export type { Login } from './login.ts'

export interface WechatOptions extends Credentials {
  baseUrl: string
  now?: () => number
  log?: WechatLog
  /** Ours when left out; one that is handed in is left open by `close`. */
  dispatcher?: Dispatcher
  /** 3 s when left out, and never more than 5 s: a member waits behind it. */
  timeoutMs?: number
  /** Of one path; 50 when left out. */
  inFlightMax?: number
}

export interface Wechat {
  /** The code is good once: when the answer is lost, the member needs a new code. */
  login(code: string): Promise<Login>
  accessToken(): Promise<string>
  /** False when a later login replaced the session_key. */
  checkSession(session: Session): Promise<boolean>
  close(): Promise<void>
}

const timeoutMsMax = 5_000
/** The largest reply so far is a token; a mini program code is some 100 KB. */
const replyBytesMax = 2 ** 20

export function createWechat({ appid, secret, ...options }: WechatOptions): Wechat {
  const dispatcher = options.dispatcher ?? new Agent({ maxResponseSize: replyBytesMax, pipelining: 1 })
  const wire: Wire = {
    baseUrl: new URL(options.baseUrl).href.replace(/\/$/, ''),
    dispatcher,
    log: options.log ?? { debug() {}, warn() {} },
    now: options.now ?? Date.now,
    timeoutMs: Math.min(options.timeoutMs ?? 3_000, timeoutMsMax),
    inFlightMax: options.inFlightMax ?? 50,
  }
  let closing: Promise<void> | null = null
  const send = createSend(wire)
  const tokens = createAccessTokens({
    ...wire,
    read: (mode) => readStableToken(send, { appid, secret }, mode),
  })
  return {
    login: (code) => login(send, { appid, secret }, code),
    accessToken: () => tokens.current(),
    checkSession: (session) => checkSession(send, tokens, session),
    async close() {
      if (options.dispatcher) return
      closing ??= dispatcher.close()
      await closing
    },
  }
}
