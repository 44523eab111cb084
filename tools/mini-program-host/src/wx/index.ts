/** The `wx` object of the page: every area, then the owner's own answers, then what a test mocks for a while. */
import type { Host } from '../host.ts'
import type { Fields } from '../plain.ts'
import { ANSWERS } from '../view/answers.ts'
import { accountArea } from './account.ts'
import { animationArea } from './animation.ts'
import { type Area, type AsyncApi, type SyncApi, toAsync, toSync } from './api.ts'
import { deviceArea } from './device.ts'
import { filesArea } from './files.ts'
import { mediaArea } from './media.ts'
import { navigationArea } from './navigation.ts'
import { networkArea } from './network.ts'
import { observersArea } from './observers.ts'
import { privacyArea } from './privacy.ts'
import { reportsArea } from './reports.ts'
import { requestArea } from './request.ts'
import { selectorQueryArea } from './selector-query.ts'
import { storageArea } from './storage.ts'
import { transfersArea } from './transfers.ts'
import { uiArea } from './ui.ts'

const AREAS: ((host: Host) => Area)[] = [
  accountArea,
  animationArea,
  deviceArea,
  filesArea,
  mediaArea,
  navigationArea,
  networkArea,
  observersArea,
  privacyArea,
  reportsArea,
  requestArea,
  selectorQueryArea,
  storageArea,
  transfersArea,
  uiArea,
]

export class WxApi {
  readonly wx: Fields = {}
  readonly #originals: Fields = {}
  readonly #names = { sync: new Set<string>(), raw: new Set<string>() }

  constructor(host: Host, overrides: Record<string, unknown>) {
    for (const area of AREAS) this.#add(host, area(host))
    this.#add(host, host.signals.area())
    for (const [name, override] of Object.entries(overrides)) {
      if (!ANSWERS.includes(name)) this.#override(host, name, override)
    }
    Object.assign(this.#originals, this.wx)
  }

  isSync(name: string): boolean {
    return (
      name.endsWith('Sync') ||
      this.#names.sync.has(name) ||
      (this.#names.raw.has(name) && !TASKS.includes(name))
    )
  }

  call(name: string, options: unknown): unknown {
    const method = this.wx[name]
    if (typeof method !== 'function') throw new Error(`wx.${name} not exists`)
    return method(options)
  }

  original(name: string): unknown {
    return this.#originals[name]
  }

  /** As DevTools mocks: by putting another function in its place. */
  mock(name: string, replacement: unknown): void {
    this.wx[name] = replacement
  }

  restore(name: string): void {
    if (name in this.#originals) this.wx[name] = this.#originals[name]
    else delete this.wx[name]
  }

  #add(host: Host, { async = {}, sync = {}, raw = {} }: Area): void {
    for (const [name, api] of Object.entries(async)) this.wx[name] = toAsync(host, name, api)
    for (const [name, api] of Object.entries(sync)) this.wx[name] = toSync(host, api)
    Object.assign(this.wx, raw)
    for (const name of Object.keys(sync)) this.#names.sync.add(name)
    for (const name of Object.keys(raw)) this.#names.raw.add(name)
  }

  #override(host: Host, name: string, override: unknown): void {
    if (typeof override !== 'function') this.wx[name] = host.realm.clone(override)
    else if (this.isSync(name)) this.wx[name] = toSync(host, override as SyncApi)
    else this.wx[name] = toAsync(host, name, override as AsyncApi)
  }
}

/** Raw functions that answer through callbacks all the same. */
const TASKS = ['request', 'downloadFile', 'uploadFile']
