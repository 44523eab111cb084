/** The mini programs the emulator knows, as their owners set them up in WeChat's console. */
export interface Quota {
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
}

export interface AppInput extends AppSettings {
  appid: string
  secret: string
}

export interface App extends Required<Omit<AppInput, 'ipWhitelist'>> {
  ipWhitelist: string[] | null
}

export interface Apps {
  find(appid: string): App | undefined
  first(): App
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
    configure: (app, settings) => Object.assign(app, settings),
    reset,
  }
}

const toApp = (input: AppInput): App => ({
  openPlatform: false,
  frozen: false,
  quotas: {},
  ...input,
  ipWhitelist: input.ipWhitelist ?? null,
})
