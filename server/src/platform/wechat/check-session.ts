/** Asks whether a session_key is still the user's own. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { WechatError } from './error.ts'
import { proofOf, type Session } from './session-key.ts'

const reply = Compile(Type.Object({ errcode: Type.Literal(0) }))

export async function checkSession(app: App, session: Session): Promise<boolean> {
  const query = proofOf(session)
  try {
    await sendAsApp(app, { method: 'GET', path: '/wxa/checksession', query, reply, repeatable: 'read' })
    return true
  } catch (error) {
    if (error instanceof WechatError && error.errcode === 87009) return false
    throw error
  }
}
