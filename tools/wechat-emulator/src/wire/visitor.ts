/** The user a call is about. */
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import type { User } from '../stores/users.ts'
import { WechatRefusal } from './refusal.ts'

const visitTtlMs = 2 * 60 * 60_000

/** Checks look only at users who opened the mini program within two hours. */
export function recentVisitor(state: State, app: App, openid: string): User {
  const user = state.users.find(openid)
  if (!user) throw new WechatRefusal(40003)
  if (user.appid !== app.appid) throw new WechatRefusal(43104)
  const { lastVisitAt } = user
  if (lastVisitAt === null || state.clock.now() - lastVisitAt >= visitTtlMs) throw new WechatRefusal(61010)
  return user
}
