/** One running mini program: its package, its JavaScript world, its pages and the WeChat around them. */
import { EventEmitter } from 'node:events'
import { Components } from './engine/components.ts'
import { type ErrorOwner, unwatchErrors, watchErrors } from './engine/errors.ts'
import { Faults } from './engine/faults.ts'
import { installGlobals } from './engine/globals.ts'
import { Modules } from './engine/modules.ts'
import { Realm } from './engine/realm.ts'
import { Timers } from './engine/timers.ts'
import type { Box, HostOptions, Start } from './options.ts'
import { Package } from './package/package.ts'
import type { Fields } from './plain.ts'
import type { Page } from './routes/page.ts'
import { Router } from './routes/router.ts'
import { type Share, shareToFriend, shareToTimeline } from './routes/share.ts'
import { stageFor } from './routes/stage.ts'
import { parseUrl } from './routes/url.ts'
import { Screen } from './view/screen.ts'
import { Files } from './wx/files.ts'
import { WxApi } from './wx/index.ts'
import { Listeners } from './wx/listeners.ts'
import { Network } from './wx/network.ts'
import { Privacy } from './wx/privacy.ts'
import { phone, type SystemInfo } from './wx/system-info.ts'
import { Ui } from './wx/ui.ts'

/** Opened from the list of mini programs. */
const sceneDefault = 1001

export interface LogLine {
  level: string
  args: unknown[]
}

export interface SharedFile {
  /** Where it is on disk. */
  path: string
  name: string
}

interface HostEvents {
  console: [LogLine]
  exception: [unknown]
  share: [Share]
}

export class Host extends EventEmitter<HostEvents> {
  readonly options: HostOptions
  readonly pkg: Package
  readonly systemInfo: SystemInfo
  readonly storage: Map<string, string>
  readonly logs: LogLine[] = []
  /** Files the page saved to the album. */
  readonly album: string[] = []
  /** Files the page gave to a chat, and documents it opened. */
  readonly sharedFiles: SharedFile[] = []
  readonly openedDocuments: string[] = []
  clipboard = ''
  /** True during the member's tap: some functions of wx work only then. */
  isTapping = false
  lastShare: Share | null = null
  app: Fields | undefined
  launchOptions: Fields = {}

  readonly realm = new Realm()
  readonly ui = new Ui()
  readonly network = new Network()
  readonly signals = new Listeners()
  readonly timers = new Timers((work) => this.guard(work))
  readonly screen = new Screen(() => this.timers.deferred > 0)
  readonly privacy: Privacy
  readonly files: Files
  readonly modules: Modules
  readonly components: Components
  readonly router: Router
  readonly wxApi: WxApi
  readonly #faults: Faults
  readonly #errorOwner: ErrorOwner
  #lastId = 0

  constructor(dist: string, options: HostOptions = {}) {
    super()
    this.options = options
    this.pkg = new Package(dist)
    this.systemInfo = { ...phone, ...options.systemInfo }
    this.storage = options.storage ?? new Map()
    this.files = new Files((file) => this.pkg.locate(file))
    this.#faults = new Faults({
      app: (hook, argument) => this.#callApp(hook, this.realm.clone(argument)),
      wx: (name, argument) => void this.signals.fire(name, this.realm.clone(argument)),
      owner: (error) => void this.emit('exception', error),
    })
    this.privacy = new Privacy(
      { isChecked: this.pkg.config.__usePrivacyCheck__ === true, declared: options.declaredPrivacy },
      (resolve, referrer) =>
        this.signals.fire('NeedPrivacyAuthorization', resolve, this.realm.clone({ referrer })),
    )
    this.modules = new Modules(this.pkg, this.realm)
    this.components = new Components(this)
    this.router = new Router(stageFor(this))
    this.wxApi = new WxApi(this, options.wx ?? {})
    this.#errorOwner = this.#faults.ownedBy(
      (component) => this.components.owns(component),
      (promise) => promise instanceof this.realm.Promise,
    )
  }

  /** What the page sees as `wx`. */
  get wx(): Fields {
    return this.wxApi.wx
  }

  get errors(): readonly unknown[] {
    return this.#faults.errors
  }

  get warnings(): readonly string[] {
    return this.#faults.warnings
  }

  async launch({ url, query, scene = sceneDefault, referrerInfo = {} }: Start = {}): Promise<this> {
    const location = parseUrl(url ?? this.pkg.config.pages[0] ?? '')
    Object.assign(location.query, query)
    watchErrors(this.#errorOwner)
    const options = { path: location.path, query: location.query, scene, referrerInfo, mode: 'default' }
    this.launchOptions = this.realm.clone(options)
    installGlobals(this)
    this.modules.require('app')
    if (!this.app) throw new Error('app.js did not call App()')

    this.guard(() => this.#callApp('onLaunch', this.launchOptions))
    this.guard(() => this.#callApp('onShow', this.launchOptions))
    await this.router.open(location)
    return this
  }

  currentPage(): Page {
    const page = this.router.top
    if (!page) throw new Error('no page is open')
    return page
  }

  layout(element: Element): Box {
    return this.options.layout?.(element) ?? { left: 0, top: 0, width: 0, height: 0 }
  }

  /** Airplane mode: requests fail and the page hears of it. */
  setOffline(isOffline: boolean): void {
    if (!this.network.setOffline(isOffline)) return
    const status = { isConnected: !isOffline, networkType: this.network.type }
    this.guard(() => this.signals.fire('NetworkStatusChange', this.realm.clone(status)))
  }

  /** The member leaves WeChat for a while. */
  hide(): void {
    this.router.top?.hide()
    this.guard(() => this.#callApp('onHide'))
    this.guard(() => this.signals.fire('AppHide'))
  }

  show(): void {
    this.guard(() => this.#callApp('onShow', this.launchOptions))
    this.guard(() => this.signals.fire('AppShow', this.launchOptions))
    this.router.top?.show()
  }

  share(from: 'menu' | 'button' = 'menu', button?: Element): Share {
    return this.#shared(shareToFriend(this, from, button))
  }

  shareToTimeline(): Share {
    return this.#shared(shareToTimeline(this))
  }

  guard(work: () => unknown): unknown {
    return this.#faults.guard(work)
  }

  defer(work: () => unknown): void {
    this.timers.defer(work)
  }

  log(level: string, ...args: unknown[]): void {
    const line = { level, args }
    this.logs.push(line)
    this.emit('console', line)
    if (this.options.verbose) console.error(`[${level}]`, ...args)
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  close(): void {
    this.timers.clearAll()
    this.router.closeAll()
    this.timers.clearAll()
    this.network.close()
    this.screen.close()
    this.files.close()
    unwatchErrors(this.#errorOwner)
  }

  #callApp(hook: string, options?: unknown): void {
    const method = this.app?.[hook]
    if (typeof method === 'function') method.call(this.app, options)
  }

  #shared(share: Share): Share {
    this.lastShare = share
    this.emit('share', share)
    return share
  }
}

export interface Launch {
  dist: string
  host?: HostOptions
  start?: Start
}

/** Opens the built mini program in `dist`; `close()` it when done. */
export async function launch({ dist, host: options, start }: Launch): Promise<Host> {
  const host = new Host(dist, options)
  try {
    return await host.launch(start)
  } catch (error) {
    host.close()
    throw error
  }
}
