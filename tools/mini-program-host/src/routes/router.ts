/** The page stack and WeChat's rules for moving about in it. */
import { type Package, resolveIn } from '../package/package.ts'
import type { Fields } from '../plain.ts'
import type { EventChannel } from './event-channel.ts'
import type { Page } from './page.ts'
import { type Location, parseUrl } from './url.ts'

const pagesMax = 10

export interface Stage {
  pkg: Package
  /** Runs the page's code and makes the page, not yet on the screen. */
  create(location: Location): Page
  attach(page: Page): void
  clone<T>(value: T): T
  defer(work: () => unknown): void
  settle(): Promise<void>
}

export type Events = Record<string, (...args: unknown[]) => void>

export class Router {
  readonly stack: Page[] = []
  /** Tab pages that were left: hidden, still alive. */
  readonly #resting = new Map<string, Page>()
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  get top(): Page | undefined {
    return this.stack.at(-1)
  }

  async open(location: Location): Promise<Page> {
    if (!this.#stage.pkg.pages.includes(location.path))
      throw new Error(`page "${location.path}" is not found`)
    if (this.stack.length >= pagesMax) throw new Error('webview count limit exceed')

    const page = this.#stage.create(location)
    this.top?.hide()
    this.stack.push(page)
    this.#stage.attach(page)
    page.load(this.#stage.clone(location.query))
    page.show()
    this.#stage.defer(() => page.call('onReady'))
    await this.#stage.settle()
    return page
  }

  async navigateTo(url: string, events: Events = {}): Promise<EventChannel> {
    const location = this.#resolve(url)
    if (this.#stage.pkg.isTab(location.path)) throw new Error('can not navigateTo a tabbar page')
    const page = await this.open(location)
    for (const [name, listener] of Object.entries(events)) page.openerChannel.on(name, listener)
    return page.openerChannel
  }

  async redirectTo(url: string): Promise<void> {
    const location = this.#resolve(url)
    if (this.#stage.pkg.isTab(location.path)) throw new Error('can not redirectTo a tabbar page')
    this.#mustExist(location)
    this.#close()
    await this.open(location)
  }

  async reLaunch(url: string): Promise<void> {
    const location = this.#resolve(url)
    this.#mustExist(location)
    this.closeAll()
    await this.open(location)
  }

  async switchTab(url: string): Promise<void> {
    const location = { ...this.#resolve(url), query: {} }
    const index = this.#stage.pkg.tabs.indexOf(location.path)
    if (index < 0) throw new Error('can not switchTab to a no-tabBar page')
    if (this.top?.path === location.path) return

    this.#leaveForTab(location.path)
    const resting = this.#resting.get(location.path)
    this.#resting.delete(location.path)
    if (resting) await this.#bringBack(resting)
    else if (!this.top) await this.open(location)
    else await this.#bringBack(null)
    this.top?.call('onTabItemTap', this.#stage.clone<Fields>({ index, pagePath: location.path }))
  }

  async navigateBack(delta = 1): Promise<void> {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page')
    for (let i = 0; i < delta && this.stack.length > 1; i += 1) this.#close()
    await this.#bringBack(null)
  }

  closeAll(): void {
    while (this.stack.length > 0) this.#close()
    for (const page of this.#resting.values()) page.unload()
    this.#resting.clear()
  }

  /** Closes what lies over the tabs; the tab page below rests unless it is the one wanted. */
  #leaveForTab(wanted: string): void {
    while (this.top && this.top.path !== wanted) {
      if (!this.#stage.pkg.isTab(this.top.path)) {
        this.#close()
        continue
      }
      const page = this.stack.pop()
      page?.hide()
      if (page) this.#resting.set(page.path, page)
    }
  }

  async #bringBack(page: Page | null): Promise<void> {
    if (page) this.stack.push(page)
    this.top?.show()
    await this.#stage.settle()
  }

  #close(): void {
    this.stack.pop()?.unload()
  }

  #mustExist(location: Location): void {
    if (!this.#stage.pkg.pages.includes(location.path))
      throw new Error(`page "${location.path}" is not found`)
  }

  #resolve(url: string): Location {
    return parseUrl(url.startsWith('/') || !this.top ? url : resolveIn(this.top.path, url))
  }
}
