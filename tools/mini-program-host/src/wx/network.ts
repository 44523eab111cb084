/** Whether the phone has a network, and who is told when that changes. */
import type { Host } from '../host.ts'
import type { Area } from './api.ts'

export type NetworkType = 'wifi' | 'none'

/** What Android's network stack says; WeChat puts it into errMsg as it is. */
export const DISCONNECTED = 'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED'

export class Network {
  #isOffline = false
  readonly #open = new Set<AbortController>()

  get isOffline(): boolean {
    return this.#isOffline
  }

  get type(): NetworkType {
    return this.#isOffline ? 'none' : 'wifi'
  }

  /** Answers whether this was a change. Losing the network cuts what is under way. */
  setOffline(isOffline: boolean): boolean {
    if (this.#isOffline === isOffline) return false
    this.#isOffline = isOffline
    if (isOffline) for (const request of this.#open) request.abort(DISCONNECTED)
    return true
  }

  /** The signal under which a request may run; `end` must be called after it. */
  begin(timeoutMs: number) {
    const request = new AbortController()
    const timer = setTimeout(() => request.abort('timeout'), timeoutMs)
    this.#open.add(request)
    const end = () => {
      clearTimeout(timer)
      this.#open.delete(request)
    }
    return { signal: request.signal, abort: () => request.abort('abort'), end }
  }

  close(): void {
    for (const request of this.#open) request.abort('abort')
  }
}

export function networkArea({ network }: Host): Area {
  return {
    async: {
      getNetworkType: () => ({ networkType: network.type, signalStrength: network.isOffline ? 0 : 4 }),
      getLocalIPAddress: () => ({ localip: '192.168.1.2', netmask: '255.255.255.0' }),
    },
  }
}
