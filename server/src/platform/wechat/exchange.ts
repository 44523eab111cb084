/** One HTTP exchange with WeChat: bounded in time, its reply checked, every failure a WechatError. */
import { type Dispatcher, request } from 'undici'
import { createBulkhead } from './bulkhead.ts'
import { WechatError } from './error.ts'
import { acceptReply, type ReplyCheck } from './reply.ts'
import { createRetryBudget, type Repeatable, withRetries } from './retry.ts'

export interface Exchange<Reply> {
  method: 'GET' | 'POST'
  path: string
  query?: Record<string, string>
  body?: Record<string, unknown>
  reply: ReplyCheck<Reply>
  repeatable: Repeatable
  /** 3 s when left out. */
  timeoutMs?: number
}

/** Gets paths, times and errcodes; never a URL, a body or a secret. */
export interface WechatLog {
  debug(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export interface Wire {
  baseUrl: string
  dispatcher: Dispatcher
  log: WechatLog
  now: () => number
  /** Instead of each call's own. */
  timeoutMs: number | undefined
  inFlightMax: number
}

const timeoutMsUsual = 3_000
const timeoutMsMax = 5_000

export type Send = <Reply>(exchange: Exchange<Reply>) => Promise<Reply>

export function createSend(wire: Wire): Send {
  const bulkhead = createBulkhead(wire.inFlightMax)
  const budget = createRetryBudget()
  return (exchange) =>
    bulkhead(exchange.path, () => withRetries(exchange.repeatable, budget, () => sendOnce(wire, exchange)))
}

async function sendOnce<Reply>(wire: Wire, exchange: Exchange<Reply>): Promise<Reply> {
  const sentAt = wire.now()
  try {
    const reply = acceptReply(exchange, await fetchBody(wire, exchange))
    wire.log.debug({ path: exchange.path, tookMs: wire.now() - sentAt }, 'WeChat answered')
    return reply
  } catch (error) {
    if (error instanceof WechatError) logFailure(wire, error, wire.now() - sentAt)
    throw error
  }
}

async function fetchBody({ baseUrl, dispatcher, ...wire }: Wire, exchange: Exchange<unknown>) {
  const { method, path, query = {}, body } = exchange
  const timeoutMs = Math.min(wire.timeoutMs ?? exchange.timeoutMs ?? timeoutMsUsual, timeoutMsMax)
  try {
    const response = await request(`${baseUrl}${path}?${new URLSearchParams(query)}`, {
      dispatcher,
      method,
      body: body ? JSON.stringify(body) : null,
      headers: body ? { 'content-type': 'application/json' } : {},
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.statusCode, body: Buffer.from(await response.body.arrayBuffer()) }
  } catch (error) {
    throw new WechatError({ kind: 'retry', path, errmsg: 'no answer', reason: reasonOf(error) })
  }
}

/** The error's own code and nothing more of it: messages and options may hold the URL, and the URL the secret. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  if (error.name === 'TimeoutError') return 'TIMEOUT'
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

function logFailure(
  { log }: Wire,
  { kind, path, errcode, errmsg, rid, reason }: WechatError,
  tookMs: number,
): void {
  const fields = { path, tookMs, kind, errcode, errmsg, rid, reason }
  if (kind === 'user') log.debug(fields, 'WeChat refused a user')
  else log.warn(fields, 'WeChat failed')
}
