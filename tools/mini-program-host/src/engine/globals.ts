/** The names a mini program's code finds: wx, App, Page, Component, console, timers; and nothing more. */
import type { Host } from '../host.ts'
import { type Fields, isFields } from '../plain.ts'

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupEnd', 'time', 'timeEnd']

export function installGlobals(host: Host): void {
  const { realm, timers } = host
  Object.assign(realm.global, {
    wx: host.wx,
    console: consoleOf(host),
    global: realm.global,
    setTimeout: timers.setTimeout.bind(timers),
    setInterval: timers.setInterval.bind(timers),
    clearTimeout: timers.clear.bind(timers),
    clearInterval: timers.clear.bind(timers),
    ...registrations(host),
  })
}

function registrations(host: Host) {
  return {
    App: (app: Fields) => {
      host.app = app
    },
    getApp: () => host.app,
    getCurrentPages: () => currentPages(host),
    Page: (definition: Fields) => host.components.page(host.modules.loading, definition),
    Component: (definition: Fields) => host.components.component(host.modules.loading, definition),
    Behavior: (definition: Fields) => host.components.behavior(host.modules.loading, definition),
    requirePlugin: () => {
      throw new Error('plugins are not supported by this host')
    },
  }
}

/** A list of the page's own realm, or `instanceof Array` and some bundled helpers go wrong. */
function currentPages(host: Host): unknown {
  const pages = host.realm.run('[]')
  if (Array.isArray(pages)) pages.push(...host.router.stack.map((page) => page.instance))
  return pages
}

function consoleOf(host: Host): Fields {
  const entries = CONSOLE.map((level) => [level, (...args: unknown[]) => host.log(level, ...args)])
  const console: unknown = Object.fromEntries(entries)
  return isFields(console) ? console : {}
}
