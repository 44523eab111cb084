/** For our own tests: an emulator with a clock that stands still, and a caller that speaks real HTTP to it. */
import { type EmulatorOptions, startEmulator } from './emulator.ts'
import type { AppSettings } from './stores/apps.ts'

export const appid = 'wx0123456789abcdef'
export const secret = 'the-secret-of-the-app'
/** The time in the rid 6437cc6f. */
export const start = 0x6437cc6f * 1000

export interface Reply {
  status: number
  contentType: string | null
  bytes: Buffer
  text: string
  body: Record<string, unknown>
}

export type World = Awaited<ReturnType<typeof createWorld>>

export async function createWorld(settings: AppSettings = {}, options: Partial<EmulatorOptions> = {}) {
  const { url, control, close } = await startEmulator({
    apps: [{ appid, secret, ...settings }],
    now: () => start,
    seed: 7,
    ...options,
  })
  const get = (path: string, query: Record<string, string> = {}) =>
    ask(`${url}${path}?${new URLSearchParams(query)}`)
  const post = (path: string, body: unknown, method = 'POST') =>
    ask(`${url}${path}`, { method, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const stableToken = (body: Record<string, unknown> = {}) =>
    post('/cgi-bin/stable_token', { appid, secret, grant_type: 'client_credential', ...body })
  const token = async () => String((await stableToken()).body.access_token)
  return {
    url,
    control,
    close,
    get,
    post,
    token,
    /** With a good token in the query. */
    call: async (path: string, body: unknown) => post(`${path}?access_token=${await token()}`, body),
    stableToken,
    /** A call of the control API. */
    async askControl(method: string, path: string, body?: unknown) {
      const content = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const reply = await ask(`${url}/__control${path}`, { method, ...(body === undefined ? {} : content) })
      return { status: reply.status, body: reply.body }
    },
    login: (code: string, query: Record<string, string> = {}) =>
      get('/sns/jscode2session', {
        appid,
        secret,
        js_code: code,
        grant_type: 'authorization_code',
        ...query,
      }),
    plainToken: (query: Record<string, string> = {}) =>
      get('/cgi-bin/token', { appid, secret, grant_type: 'client_credential', ...query }),
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init)
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString()
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    bytes,
    text,
    body: parsed(text),
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
