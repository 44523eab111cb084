/** A call in the app's name: it carries the access token, and goes once more when WeChat says that one is dead. */
import { type AccessTokens, withToken } from './access-token.ts'
import type { Exchange, Send } from './exchange.ts'

export interface App {
  appid: string
  send: Send
  tokens: AccessTokens
}

export const sendAsApp = <Reply>({ send, tokens }: App, exchange: Exchange<Reply>): Promise<Reply> =>
  withToken(tokens, (token) => send({ ...exchange, query: { access_token: token, ...exchange.query } }))
