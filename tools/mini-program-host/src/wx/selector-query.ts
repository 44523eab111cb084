/** wx.createSelectorQuery. There is no layout here: rectangles are what `layout` says, or zeros. */
import { nodeOf, tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { type Fields, isFields } from '../plain.ts'
import { canvasOf } from '../view/canvas.ts'
import { attributeOf, queryAll } from '../view/query.ts'
import type { Area } from './api.ts'

interface Wanted {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  properties?: string[]
}

type Callback = (result: unknown) => void

interface Job {
  selector: string | null
  isSingle: boolean
  wanted: Wanted
  callback?: Callback | undefined
}

export function selectorQueryArea(host: Host): Area {
  return { raw: { createSelectorQuery: () => new SelectorQuery(host) } }
}

export class SelectorQuery {
  readonly #host: Host
  readonly #jobs: Job[] = []
  #within: unknown

  constructor(host: Host, within?: unknown) {
    this.#host = host
    this.#within = within
  }

  in(component: unknown): this {
    this.#within = component
    return this
  }

  select(selector: string) {
    return this.#nodes(selector, true)
  }

  selectAll(selector: string) {
    return this.#nodes(selector, false)
  }

  selectViewport() {
    return this.#nodes(null, true)
  }

  exec(callback?: Callback): this {
    this.#host.timers.defer(() => {
      const results = this.#jobs.map((job) => this.#answer(job))
      callback?.(results)
    })
    return this
  }

  #nodes(selector: string | null, isSingle: boolean) {
    const add = (wanted: Wanted, callback?: Callback): this => {
      this.#jobs.push({ selector, isSingle, wanted, callback })
      return this
    }
    const known = { id: true, dataset: true }
    return {
      boundingClientRect: (callback?: Callback) => add({ ...known, rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) => add({ ...known, scrollOffset: true }, callback),
      fields: (wanted: Wanted, callback?: Callback) => add(wanted, callback),
      node: (callback?: Callback) => add({ node: true }, callback),
      context: (callback?: Callback) => add({}, callback),
    }
  }

  #answer({ selector, isSingle, wanted, callback }: Job): unknown {
    const result = selector === null ? viewport(this.#host) : this.#find(selector, isSingle, wanted)
    callback?.(result)
    return result
  }

  #find(selector: string, isSingle: boolean, wanted: Wanted): unknown {
    const found = queryAll(scopeOf(this.#host, this.#within), selector)
    const results = found.map((element) => read(this.#host, element, wanted))
    return isSingle ? (results[0] ?? null) : results
  }
}

function viewport({ systemInfo, router }: Host): Fields {
  const scrollTop = router.top?.scrollTop ?? 0
  return {
    left: 0,
    top: 0,
    width: systemInfo.windowWidth,
    height: systemInfo.windowHeight,
    scrollLeft: 0,
    scrollTop,
  }
}

/** A page or component instance carries the engine's component as `_$`. */
function scopeOf(host: Host, instance: unknown): Element {
  const component = isFields(instance) ? instance._$ : undefined
  const element =
    isFields(component) && typeof component.getBackendElement === 'function' && component.getBackendElement()
  return (element as Element | null | false) || host.currentPage().element
}

function read(host: Host, element: Element, wanted: Wanted): Fields {
  const node = nodeOf(element)
  const properties = (wanted.properties ?? []).map((name) => [name, attributeOf(element, name)])
  const plainPart = host.realm.clone({
    ...(wanted.id ? { id: node.id } : {}),
    ...(wanted.dataset ? { dataset: node.dataset } : {}),
    ...boxOf(host, element, wanted),
    ...Object.fromEntries(properties),
  })
  const isCanvas = wanted.node && tagOf(element) === 'canvas'
  return isCanvas ? Object.assign(plainPart, { node: canvasOf(host, element) }) : plainPart
}

function boxOf(host: Host, element: Element, { rect, size, scrollOffset }: Wanted): Fields {
  const { left, top, width, height } = host.layout(element)
  return {
    ...(rect ? { left, top, right: left + width, bottom: top + height } : {}),
    ...(size ? { width, height } : {}),
    ...(scrollOffset ? { scrollLeft: 0, scrollTop: 0 } : {}),
  }
}
