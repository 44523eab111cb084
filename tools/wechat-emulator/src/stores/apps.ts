/** The mini programs the emulator knows, as their owners set them up in WeChat's console. */
import type { PushSettings } from '../push/events.ts'
import type { TemplateInput } from './templates.ts'

export interface Quota {
  perSecond?: number
  perMinute?: number
  perDay?: number
}

export interface AppSettings {
  /** Bound to an Open Platform account: only then do logins carry a unionid. */
  openPlatform?: boolean
  /** The owner froze the secret (40243). */
  frozen?: boolean
  /** When given, tokens are handed out to these addresses only (40164). */
  ipWhitelist?: string[]
  /** Overrides of an endpoint's own quota, by path. */
  quotas?: Record<string, Quota>
  /** The published pages, such as `pages/index/index`; every page passes as published while null. */
  pages?: string[] | null
  /** Paths that this app has no permission for (48001). */
  unauthorizedPaths?: string[]
  /** The platform took its subscription messages away (43107). */
  messagesBanned?: boolean
  /** How long WeChat works on one message; two to one user within that time are 43108. */
  messageWorkMs?: number
  /** After how long the verdict on a picture is pushed: at WeChat within 30 minutes. */
  mediaCheckMs?: number
  /** Where events go; null for nowhere. */
  push?: PushSettings | null
}

export interface AppInput extends AppSettings {
  appid: string
  secret: string
  /** Message templates from the start. */
  templates?: TemplateInput[]
}

export interface App extends Required<Omit<AppInput, 'ipWhitelist' | 'templates'>> {
  ipWhitelist: string[] | null
  /** `gh_…`, to whom events are addressed. */
  userName: string
}

export interface Apps {
  find(appid: string): App | undefined
  first(): App
  list(): App[]
  configure(app: App, settings: AppSettings): void
  reset(): void
}

export function createApps(inputs: readonly AppInput[]): Apps {
  const apps = new Map<string, App>()
  const reset = () => {
    for (const input of inputs) apps.set(input.appid, toApp(input))
  }
  reset()
  return {
    find: (appid) => apps.get(appid),
    first() {
      for (const app of apps.values()) return app
      throw new Error('the emulator needs at least one app')
    },
    list: () => [...apps.values()],
    configure: (app, settings) => Object.assign(app, settings),
    reset,
  }
}

const toApp = ({ templates: _, ...input }: AppInput): App => ({
  openPlatform: false,
  frozen: false,
  quotas: {},
  pages: null,
  unauthorizedPaths: [],
  messagesBanned: false,
  messageWorkMs: 10,
  mediaCheckMs: 200,
  push: null,
  ...input,
  ipWhitelist: input.ipWhitelist ?? null,
  userName: `gh_${input.appid.replace(/\W/g, '').slice(-12)}`,
})
