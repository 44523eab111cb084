/** Turns a wx.login code into the openid of who holds the phone. */
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Credentials } from './credentials.ts'
import type { Send } from './exchange.ts'

export interface Login {
  openid: string
  unionid?: string
  /** Stays on the server: whoever has it can read and forge what the phone signs. */
  sessionKey: string
}

const Session = Type.Object({
  openid: Type.String({ minLength: 1, maxLength: 128 }),
  session_key: Type.String({ minLength: 1 }),
  unionid: Type.Optional(Type.String()),
})
const reply = Compile(Session)

export async function login(send: Send, { appid, secret }: Credentials, code: string): Promise<Login> {
  const session: Static<typeof Session> = await send({
    method: 'GET',
    path: '/sns/jscode2session',
    query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
    reply,
    repeatable: 'unsent',
  })
  const { openid, unionid, session_key: sessionKey } = session
  return unionid ? { openid, unionid, sessionKey } : { openid, sessionKey }
}
