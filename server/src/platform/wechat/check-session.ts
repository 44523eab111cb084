/** Asks whether a session_key is still the user's own. */
import { createHmac } from 'node:crypto'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type AccessTokens, withToken } from './access-token.ts'
import { WechatError } from './error.ts'
import type { Send } from './exchange.ts'

export interface Session {
  openid: string
  sessionKey: string
}

const reply = Compile(Type.Object({ errcode: Type.Literal(0) }))

export async function checkSession(send: Send, tokens: AccessTokens, session: Session): Promise<boolean> {
  const signature = createHmac('sha256', session.sessionKey).update('').digest('hex')
  const query = { openid: session.openid, signature, sig_method: 'hmac_sha256' }
  try {
    await withToken(tokens, (token) =>
      send({
        method: 'GET',
        path: '/wxa/checksession',
        query: { access_token: token, ...query },
        reply,
        repeatable: 'read',
      }),
    )
    return true
  } catch (error) {
    if (error instanceof WechatError && error.errcode === 87009) return false
    throw error
  }
}
