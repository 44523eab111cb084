/** Finds what a control call names, or says that there is none. */
import type { State } from '../state.ts'
import type { App } from '../stores/apps.ts'
import type { Template } from '../stores/templates.ts'
import type { User } from '../stores/users.ts'
import { ControlError } from './interface.ts'

export function appOf(state: State, appid: string | undefined): App {
  const app = appid === undefined ? state.apps.first() : state.apps.find(appid)
  if (!app) throw new ControlError(404, `no app ${appid}`)
  return app
}

export function userOf(state: State, openid: string): User {
  const user = state.users.find(openid)
  if (!user) throw new ControlError(404, `no user ${openid}`)
  return user
}

export function templateOf(state: State, appid: string, templateId: string): Template {
  const template = state.templates.find(appid, templateId)
  if (!template) throw new ControlError(404, `no template ${templateId}`)
  return template
}
