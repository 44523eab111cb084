/** The one way to the server: a call of the contract and its input in, the output or a named failure out. */
import type { Call } from '@laurel/shared/call'
import { Refused } from './answers.ts'
import { now } from './clock.ts'
import { type Exchange, exchange } from './http.ts'
import { newKey } from './keys.ts'
import { freshToken, renew } from './renewal.ts'
import { leave } from './session.ts'

export { Offline, Refused, wordsFor } from './answers.ts'

/** What of a call travels: it may have slept in storage. */
export type Route = Pick<Call<unknown, unknown>, 'method' | 'path'>

export function ask<Input, Output>(call: Call<Input, Output>, input: Input, key?: string): Promise<Output> {
  return askRoute<Output>(call, input, key ?? newKey(now()))
}

export async function askRoute<Output>(route: Route, input: unknown, key: string): Promise<Output> {
  const { url, body } = place(route, input)
  const send = (token: string | null) =>
    exchange<Output>({
      method: route.method,
      url,
      header: headers(route, token, key),
      ...(body ? { body } : {}),
    })
  const token = await freshToken()
  try {
    return await send(token)
  } catch (error) {
    if (!token || !isStale(error)) throw error
    return askAgain(send)
  }
}

async function askAgain<Output>(send: (token: string | null) => Promise<Output>): Promise<Output> {
  try {
    return await send(await renew())
  } catch (error) {
    if (isStale(error)) leave({ left: false })
    throw error
  }
}

const STALE = ['SESSION_EXPIRED', 'SESSION_REVOKED']
const isStale = (error: unknown): boolean => error instanceof Refused && STALE.includes(error.code)

function headers({ method }: Route, token: string | null, key: string): Exchange['header'] {
  return {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(method === 'GET' ? {} : { 'idempotency-key': key }),
  }
}

/** Fills `:name` in the path; what is left goes into the query of a GET, and into the body of all else. */
function place({ method, path }: Route, input: unknown): { url: string; body?: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const part = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return part
  })
  const url = API_BASE + filled
  return method === 'GET' ? { url: url + query(rest) } : { url, body: rest }
}

function query(parts: Record<string, unknown>): string {
  const pairs = Object.entries(parts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
