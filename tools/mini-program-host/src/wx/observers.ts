/** Intersection observers without layout: what exists is in view, and says so once. */
import type { Host } from '../host.ts'
import type { Area } from './api.ts'
import { SelectorQuery } from './selector-query.ts'

type Callback = (result: unknown) => void

export function observersArea(host: Host): Area {
  return {
    raw: {
      createIntersectionObserver: (component?: unknown) => new IntersectionObserver(host, component),
      createMediaQueryObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
    },
  }
}

class IntersectionObserver {
  readonly #host: Host
  readonly #component: unknown
  #isConnected = true

  constructor(host: Host, component: unknown) {
    this.#host = host
    this.#component = component
  }

  relativeTo(): this {
    return this
  }

  relativeToViewport(): this {
    return this
  }

  observe(selector: string, callback: Callback): void {
    new SelectorQuery(this.#host, this.#component)
      .selectAll(selector)
      .boundingClientRect((found) => this.#report(found, callback))
      .exec()
  }

  disconnect(): void {
    this.#isConnected = false
  }

  #report(found: unknown, callback: Callback): void {
    if (!this.#isConnected || !Array.isArray(found)) return
    const { windowWidth: width, windowHeight: height } = this.#host.systemInfo
    const screen = { left: 0, top: 0, right: width, bottom: height, width, height }
    for (const { id, dataset, ...box } of found) {
      const seen = {
        intersectionRatio: 1,
        intersectionRect: box,
        boundingClientRect: box,
        relativeRect: screen,
      }
      callback(this.#host.realm.clone({ id, dataset, time: Date.now(), ...seen }))
    }
  }
}
