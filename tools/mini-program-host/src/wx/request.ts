/** wx.request over real HTTP. A status of 4xx or 5xx is a success here, as in WeChat. */
import type { Host } from '../host.ts'
import { isFields, messageOf, textOf } from '../plain.ts'
import { type Area, type Callbacks, failure, failWith, Live, succeed } from './api.ts'
import { DISCONNECTED } from './network.ts'
import { redirected } from './origins.ts'

const timeoutDefaultMs = 60_000
const errno: Record<string, number> = { timeout: 5, [DISCONNECTED]: 600_001 }

export interface RequestOptions extends Callbacks {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  timeout?: number
  dataType?: string
  responseType?: string
}

export function requestArea(host: Host): Area {
  return {
    raw: {
      request: (options: RequestOptions) => {
        const under = host.network.begin(options.timeout ?? timeoutDefaultMs)
        exchange(host, options, under.signal)
          .then(
            (reply) => succeed(host, 'request', options, reply),
            (error) => failWith(host, 'request', options, whyFailed(error, under.signal)),
          )
          .finally(under.end)
        return taskFor(under.abort)
      },
    },
  }
}

export function taskFor(abort: () => void) {
  const nothing = () => undefined
  return {
    abort,
    onHeadersReceived: nothing,
    offHeadersReceived: nothing,
    onChunkReceived: nothing,
    offChunkReceived: nothing,
    onProgressUpdate: nothing,
    offProgressUpdate: nothing,
  }
}

/** The reason in WeChat's words: ours when the signal ended it, else the network's. */
export function whyFailed(error: unknown, signal: AbortSignal): unknown {
  const isCut = signal.aborted && typeof signal.reason === 'string'
  const reason = isCut ? signal.reason : networkReason(error)
  return failure(reason, reason in errno ? { errno: errno[reason] } : {})
}

function networkReason(error: unknown): string {
  const cause = isFields(error) ? error.cause : undefined
  return isFields(cause) && cause.code ? `errcode:-1 ${textOf(cause.code)}` : messageOf(error)
}

export function mustBeOnline(host: Host): void {
  if (host.network.isOffline) throw failure(DISCONNECTED, { errno: errno[DISCONNECTED] })
}

async function exchange(host: Host, options: RequestOptions, signal: AbortSignal): Promise<unknown> {
  if (!/^https?:\/\//.test(options.url)) throw failure(`invalid url "${options.url}"`)
  if (host.network.isOffline) throw new Error(DISCONNECTED)
  const reply = await fetch(redirected(host, urlOf(options)), { ...requestOf(options), signal })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  const head = {
    statusCode: reply.status,
    header: Object.fromEntries(reply.headers),
    cookies: reply.headers.getSetCookie(),
  }
  if (options.responseType !== 'arraybuffer') return { data: bodyOf(options, bytes), ...head }
  return new Live({ data: host.realm.cloneBytes(bytes), ...host.realm.clone(head) })
}

const methodOf = ({ method = 'GET' }: RequestOptions): string => method.toUpperCase()
const hasBody = (options: RequestOptions): boolean => !['GET', 'HEAD'].includes(methodOf(options))

function urlOf(options: RequestOptions): string {
  if (hasBody(options) || options.data === undefined || options.data === null) return options.url
  const query = toForm(options.data)
  if (!query) return options.url
  return options.url + (options.url.includes('?') ? '&' : '?') + query
}

function requestOf(options: RequestOptions): RequestInit {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const [name, value] of Object.entries(options.header ?? {})) headers.set(name, value)
  const init = { method: methodOf(options), headers }
  if (!hasBody(options) || options.data === undefined || options.data === null) return init
  const isForm = headers.get('content-type')?.includes('x-www-form-urlencoded')
  return { ...init, body: isForm ? toForm(options.data) : toBody(options.data) }
}

function toBody(value: unknown): string | Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(value) || isBuffer(value)) return new Uint8Array(value as ArrayBuffer)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The page's ArrayBuffer is not an instance of ours. */
function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}

function toForm(value: unknown): string {
  if (!isFields(value)) return textOf(value)
  return Object.entries(value)
    .map(([name, one]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(one))}`)
    .join('&')
}

/** Text that is not JSON stays text, as in WeChat. */
function bodyOf({ dataType = 'json' }: RequestOptions, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
