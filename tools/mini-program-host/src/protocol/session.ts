/** What the handlers of the automation protocol share: the host, the names of elements, and who listens. */

import { hasNode, nodeOf, tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { isComponent } from '../view/query.ts'

/** Takes the params of a request; its answer, or the promise of one, is the result. */
export type Handler = (params: never) => unknown
export type Handlers = Record<string, Handler>

export interface Session {
  host: Host
  elements: Elements
  broadcast(method: string, params: unknown): void
  close(): void
}

/** Element ids of the protocol. An element that left the page is not found again. */
export class Elements {
  readonly #ids = new WeakMap<Element, string>()
  readonly #byId = new Map<string, WeakRef<Element>>()

  find(id: string): Element {
    const element = this.#byId.get(id)?.deref()
    if (!element?.isConnected) throw new Error(`element ${id} is not on the page`)
    return element
  }

  describe(element: Element) {
    const elementId = this.#idOf(element)
    const isCustom = hasNode(element) && isComponent(nodeOf(element))
    return { elementId, tagName: tagOf(element), ...(isCustom ? { nodeId: elementId } : {}) }
  }

  describeOne(element: Element | undefined, selector: string) {
    if (!element) throw new Error(`no such element: ${selector}`)
    return this.describe(element)
  }

  #idOf(element: Element): string {
    const known = this.#ids.get(element)
    if (known) return known
    const id = `element-${this.#byId.size + 1}`
    this.#ids.set(element, id)
    this.#byId.set(id, new WeakRef(element))
    return id
  }
}
