/** Where the router's pages come from and go to: this host's package, engine and screen. */
import type { Host } from '../host.ts'
import { Page } from './page.ts'
import type { Stage } from './router.ts'
import type { Location } from './url.ts'

export function stageFor(host: Host): Stage {
  return {
    pkg: host.pkg,
    create: (location) => createPage(host, location),
    attach: (page) => page.attach(host.screen.root),
    clone: (value) => host.realm.clone(value),
    defer: (work) => host.timers.defer(work),
    settle: () => host.screen.settle(),
  }
}

function createPage(host: Host, location: Location): Page {
  const { path } = location
  requireComponents(host, path)
  const root = host.components.createRoot(path)
  const page = new Page({ id: host.nextId(), location, root, guard: (work) => host.guard(work) })
  page.title = host.pkg.windowOf(path).navigationBarTitleText
  return page
}

function requireComponents(host: Host, path: string): void {
  host.modules.requireComponent(path, (component) => host.components.usingOf(component))
}
