/** One open page: the instance the app's code sees, the elements on the screen, and its lifetimes. */
import type * as glassEasel from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import { document, engineElement } from '../engine/dom.ts'
import { meterOf, type SetDataMeter } from '../engine/meter.ts'
import type { Fields } from '../plain.ts'
import { type EventChannel, eventChannels } from './event-channel.ts'
import type { Location } from './url.ts'

type Hook = (options?: unknown) => unknown

/** What the app's code calls `this` in a page. */
export interface PageInstance {
  data: Fields
  setData(data: Fields, done?: () => void): void
  onLoad?: Hook
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
  onTabItemTap?: Hook
  onPageScroll?: Hook
  onPullDownRefresh?: Hook
  onReachBottom?: Hook
  onShareAppMessage?: Hook
  onShareTimeline?: Hook
  [name: string]: unknown
}

export type Guard = (work: () => unknown) => unknown

interface Opening {
  id: number
  location: Location
  root: Root
  guard: Guard
}

export class Page {
  readonly id: number
  readonly location: Location
  readonly instance: PageInstance
  readonly component: glassEasel.GeneralComponent
  readonly setData: SetDataMeter
  readonly openerChannel: EventChannel
  title: string | undefined
  scrollTop = 0
  #visible = false
  readonly #root: Root
  readonly #guard: Guard
  readonly #holder = document.createElement('div')

  constructor({ id, location, root, guard }: Opening) {
    this.id = id
    this.location = location
    this.component = root.getComponent()
    this.instance = root.get() as unknown as PageInstance
    this.setData = meterOf(this.component)
    this.#root = root
    this.#guard = guard
    const { opener, opened } = eventChannels()
    this.openerChannel = opener
    Object.assign(this.instance, {
      route: this.path,
      __route__: this.path,
      __wxWebviewId__: id,
      getPageId: () => `pageId:${id}`,
      getTabBar: () => undefined,
      getOpenerEventChannel: () => opened,
    })
  }

  get path(): string {
    return this.location.path
  }

  get element(): Element {
    const element: unknown = this.component.getBackendElement()
    return element as Element
  }

  attach(screen: Element): void {
    const placeholder = document.createElement('div')
    this.#holder.append(placeholder)
    screen.append(this.#holder)
    this.#root.attach(engineElement(this.#holder), engineElement(placeholder))
  }

  load(query: unknown): void {
    this.instance.options = query
    this.call('onLoad', query)
  }

  show(): void {
    this.#visible = true
    this.call('onShow')
    this.component.triggerPageLifetime('show', [])
  }

  hide(): void {
    if (!this.#visible) return
    this.#visible = false
    this.call('onHide')
    this.component.triggerPageLifetime('hide', [])
  }

  unload(): void {
    this.call('onUnload')
    this.#root.release()
    this.#holder.remove()
  }

  call(hook: string, options?: unknown): void {
    const method = this.instance[hook]
    if (typeof method === 'function') this.#guard(() => method.call(this.instance, options))
  }
}
