/** What an endpoint is. To add one: a file in endpoints/, a line in endpoints/index.ts and in the quota table, a fixture. */
import type { State } from './state.ts'
import type { App } from './stores/apps.ts'

export interface Call {
  app: App
  ip: string
  query: URLSearchParams
  /** Empty for a GET. */
  body: Record<string, unknown>
  /** Another call in the same lane has not been answered yet. */
  overlaps: boolean
}

export interface Picture {
  contentType: 'image/jpeg' | 'image/png'
  bytes: Buffer
}

type Json = Record<string, unknown>

export interface Endpoint {
  method: 'GET' | 'POST'
  path: string
  /** How the caller shows which app it is. */
  proof: 'secret-in-query' | 'secret-in-body' | 'access-token'
  /** Answers only addresses on the app's IP list, as the calls that hand out tokens do. */
  hasIpWhitelist?: true
  /** Most are JSON by their headers as well. */
  contentType?: 'text/plain'
  /** What a body that is no JSON is refused with: 47001 by default. */
  malformed?: number
  /** What two calls must not do at once, if the body says so. */
  lane?(body: Json): string | null
  /** Throws a WechatRefusal when the arguments or the state forbid it. */
  answer(state: State, call: Call): Json | Picture | Promise<Json | Picture>
}

export const isPicture = (said: Json | Picture): said is Picture =>
  'bytes' in said && Buffer.isBuffer(said.bytes)
