/** Keeps one slow path of WeChat's from taking the whole server: so many calls in flight, the next is refused at once. */
import { WechatError } from './error.ts'

export type Bulkhead = <T>(path: string, send: () => Promise<T>) => Promise<T>

/** Each path has room of its own, so a slow QR code does not stop logins. */
export function createBulkhead(inFlightMax: number): Bulkhead {
  const inFlight = new Map<string, number>()
  return async (path, send) => {
    const count = inFlight.get(path) ?? 0
    if (count >= inFlightMax) {
      throw new WechatError({ kind: 'busy', path, errmsg: `${inFlightMax} calls are in flight` })
    }
    inFlight.set(path, count + 1)
    try {
      return await send()
    } finally {
      inFlight.set(path, (inFlight.get(path) ?? 1) - 1)
    }
  }
}
