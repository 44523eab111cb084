/** Gives a user a new session_key, so that the old one is worth nothing on any phone; it ends when the old one would have. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { proofOf, type Session } from './session-key.ts'

const reply = Compile(
  Type.Object({
    openid: Type.String({ minLength: 1, maxLength: 128 }),
    session_key: Type.String({ minLength: 1 }),
  }),
)

export async function resetSessionKey(app: App, session: Session): Promise<Session> {
  const { openid, session_key: sessionKey } = await sendAsApp(app, {
    method: 'GET',
    path: '/wxa/resetusersessionkey',
    query: proofOf(session),
    reply,
    // Once it arrived, the key that signed it is the old one.
    repeatable: 'unsent',
  })
  return { openid, sessionKey }
}
