/** One HTTP exchange through the platform's own request. */
import type { Method, Problem } from '@laurel/shared/call'
import Taro from '@tarojs/taro'
import { Offline, Refused } from './answers.ts'

const TIMEOUT_MS = 10_000

export interface Exchange {
  method: Method
  url: string
  header: Record<string, string>
  body?: unknown
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string'

/** The body of a good answer. Throws Refused for a problem and Offline when the server itself did not speak. */
export async function exchange<Output>({ method, url, header, body }: Exchange): Promise<Output> {
  const { statusCode, data } = await Taro.request<unknown>({
    // wx.request knows no PATCH; no call of the member API uses it.
    method: method as 'GET' | 'POST' | 'PUT' | 'DELETE',
    url,
    header: { ...header, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    timeout: TIMEOUT_MS,
  }).catch((failure: { errMsg?: string }) => {
    throw new Offline(failure.errMsg)
  })
  const answer = parsed(data)
  if (statusCode >= 200 && statusCode < 300) return answer as Output
  if (isProblem(answer)) throw new Refused(answer)
  // A gateway spoke in the server's place: whether the server acted is unknown.
  throw new Offline(`status ${statusCode}`)
}

// application/problem+json is not parsed by every version of the platform.
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
