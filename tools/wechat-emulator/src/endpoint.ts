/** What an endpoint is. To add one: a file in endpoints/, a line in endpoints/index.ts, a fixture. */
import type { State } from './state.ts'
import type { App, Quota } from './stores/apps.ts'

export interface Call {
  app: App
  ip: string
  query: URLSearchParams
  /** Empty for a GET. */
  body: Record<string, unknown>
}

export interface Endpoint {
  method: 'GET' | 'POST'
  path: string
  /** How the caller shows which app it is. */
  proof: 'secret-in-query' | 'secret-in-body' | 'access-token'
  /** Answers only addresses on the app's IP list, as the calls that hand out tokens do. */
  hasIpWhitelist?: true
  /** Calls of one app, unless the app's own settings say otherwise. */
  quota?: Quota
  /** Most are JSON by their headers as well. */
  contentType?: 'text/plain'
  /** Throws a WechatRefusal when the arguments or the state forbid it. */
  answer(state: State, call: Call): Record<string, unknown>
}
