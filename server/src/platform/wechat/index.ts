/** The one thin client of WeChat's server API: typed calls, one token, bounded waiting, nothing secret in a log. */
import { Agent, type Dispatcher } from 'undici'
import { createAccessTokens } from './access-token.ts'
import type { App } from './app-call.ts'
import { checkMedia, type MediaAsked } from './check-media.ts'
import { checkSession } from './check-session.ts'
import { checkText, type TextAsked, type TextVerdict } from './check-text.ts'
import type { Credentials } from './credentials.ts'
import { createSend, type WechatLog, type Wire } from './exchange.ts'
import { type Login, login } from './login.ts'
import { type CodeAsked, type CodeImage, miniProgramCode } from './mini-program-code.ts'
import { type PhoneAsked, type PhoneNumber, phoneNumber } from './phone-number.ts'
import { type CallQuota, quotaOf } from './quota.ts'
import { resetSessionKey } from './reset-session-key.ts'
import { callByRid, type RememberedCall } from './rid.ts'
import { type RiskAsked, type RiskRank, riskRank } from './risk-rank.ts'
import type { Session } from './session-key.ts'
import { readStableToken } from './stable-token.ts'
import { type SubscribeMessage, sendSubscribeMessage } from './subscribe-message.ts'
import { ownTokens, type TokenStore } from './token-store.ts'
import { type LinkAsked, urlLink } from './url-link.ts'

export type { MediaAsked } from './check-media.ts'
export type { ContentScene, TextAsked, TextVerdict } from './check-text.ts'
export { WechatError, type WechatErrorKind } from './error.ts'
export type { WechatLog } from './exchange.ts'
export type { Login } from './login.ts'
export { kindOfKey, refuseValue, type ValueKind, type ValueRefusal } from './message-values.ts'
export type { AppVersion, CodeAsked, CodeImage } from './mini-program-code.ts'
export type { PhoneAsked, PhoneNumber } from './phone-number.ts'
export type { CallQuota } from './quota.ts'
export type { RememberedCall } from './rid.ts'
export type { RiskAsked, RiskRank } from './risk-rank.ts'
export type { Session } from './session-key.ts'
export { sharedTokens } from './shared-token.ts'
export type { SubscribeMessage } from './subscribe-message.ts'
export type { TokenStore } from './token-store.ts'
export type { LinkAsked } from './url-link.ts'

export interface WechatOptions extends Credentials {
  baseUrl: string
  now?: () => number
  log?: WechatLog
  /** Ours when left out; one that is handed in is left open by `close`. */
  dispatcher?: Dispatcher
  /** Of every call; each has its own when left out (3 s for most), and none more than 5 s: a member waits behind it. */
  timeoutMs?: number
  /** Of one path; 50 when left out. */
  inFlightMax?: number
  /** Where several processes share one access token; each has its own when left out. */
  tokens?: TokenStore
}

export interface Wechat {
  /** The code is good once: when the answer is lost, the member needs a new code. */
  login(code: string): Promise<Login>
  accessToken(): Promise<string>
  /** False when a later login replaced the session_key. */
  checkSession(session: Session): Promise<boolean>
  /** The old session_key is worth nothing from now on. */
  resetSessionKey(session: Session): Promise<Session>
  /** Each success costs money; the code of the tap is good once, for 5 minutes. */
  phoneNumber(asked: PhoneAsked): Promise<PhoneNumber>
  miniProgramCode(asked: CodeAsked): Promise<CodeImage>
  urlLink(asked: LinkAsked): Promise<string>
  /** Never two at a time to one user; 43101 says that he gave no accept, or that it is used up. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>
  /** When it throws, the text is not to be published. */
  checkText(asked: TextAsked): Promise<TextVerdict>
  /** The verdict comes as a push, with the trace id. */
  checkMedia(asked: MediaAsked): Promise<{ traceId: string }>
  /** Never throws a WechatError: every failure is `unknown`. */
  riskRank(asked: RiskAsked): Promise<RiskRank>
  quotaOf(path: string): Promise<CallQuota>
  callByRid(rid: string): Promise<RememberedCall>
  close(): Promise<void>
}

/** The largest reply is a mini program code, some 100 KB. */
const replyBytesMax = 2 ** 20

export function createWechat({ appid, secret, ...options }: WechatOptions): Wechat {
  const dispatcher = options.dispatcher ?? new Agent({ maxResponseSize: replyBytesMax, pipelining: 1 })
  const wire: Wire = {
    baseUrl: new URL(options.baseUrl).href.replace(/\/$/, ''),
    dispatcher,
    log: options.log ?? { debug() {}, warn() {} },
    now: options.now ?? Date.now,
    timeoutMs: options.timeoutMs,
    inFlightMax: options.inFlightMax ?? 50,
  }
  const send = createSend(wire)
  const tokens = createAccessTokens({
    ...wire,
    store: options.tokens ?? ownTokens(wire.now),
    read: (mode) => readStableToken(send, { appid, secret }, mode),
  })
  let closing: Promise<void> | null = null
  return {
    login: (code) => login(send, { appid, secret }, code),
    accessToken: () => tokens.current(),
    ...callsOf({ appid, send, tokens }),
    async close() {
      if (options.dispatcher) return
      closing ??= dispatcher.close()
      await closing
    },
  }
}

const callsOf = (app: App): Omit<Wechat, 'login' | 'accessToken' | 'close'> => ({
  checkSession: (session) => checkSession(app, session),
  resetSessionKey: (session) => resetSessionKey(app, session),
  phoneNumber: (asked) => phoneNumber(app, asked),
  miniProgramCode: (asked) => miniProgramCode(app, asked),
  urlLink: (asked) => urlLink(app, asked),
  sendSubscribeMessage: (message) => sendSubscribeMessage(app, message),
  checkText: (asked) => checkText(app, asked),
  checkMedia: (asked) => checkMedia(app, asked),
  riskRank: (asked) => riskRank(app, asked),
  quotaOf: (path) => quotaOf(app, path),
  callByRid: (rid) => callByRid(app, rid),
})
