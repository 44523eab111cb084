/** wx.onX / wx.offX, and the firing of X. */
import type { Area } from './api.ts'

type Listener = (...args: unknown[]) => unknown

const NAMES = [
  'AppShow',
  'AppHide',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'Error',
  'KeyboardHeightChange',
  'LazyLoadError',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'UserCaptureScreen',
  'WindowResize',
]

export class Listeners {
  readonly #byName = new Map(NAMES.map((name) => [name, new Set<Listener>()]))

  fire(name: string, ...args: unknown[]): number {
    const listeners = [...(this.#byName.get(name) ?? [])]
    for (const listener of listeners) listener(...args)
    return listeners.length
  }

  area(): Area {
    const raw: Record<string, unknown> = {}
    for (const [name, listeners] of this.#byName) {
      raw[`on${name}`] = (listener: Listener) => void listeners.add(listener)
      raw[`off${name}`] = (listener?: Listener) => {
        if (listener) listeners.delete(listener)
        else listeners.clear()
      }
    }
    return { raw }
  }
}
