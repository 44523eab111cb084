/** The mini program's module system: one function around each file, `require` by relative path. */
import vm from 'node:vm'
import { type Package, resolveIn } from '../package/package.ts'
import type { Realm } from './realm.ts'

/** Names that a browser bundle would look for; in WeChat they are parameters without a value. */
const SHADOWED = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'alert',
  'confirm',
  'prompt',
  'XMLHttpRequest',
  'WebSocket',
  'fetch',
]

type Require = (target: string) => unknown
type ModuleBody = (require: Require, module: { exports: unknown }, exports: unknown) => void

export class Modules {
  /** The file whose code is running now: it is the path that `Page()` and `Component()` register. */
  loading = ''
  readonly #loaded = new Map<string, { exports: unknown }>()
  readonly #pkg: Package
  readonly #realm: Realm

  constructor(pkg: Package, realm: Realm) {
    this.#pkg = pkg
    this.#realm = realm
  }

  require(id: string): unknown {
    const known = this.#loaded.get(id)
    if (known) return known.exports

    const module = { exports: this.#realm.clone({}) as unknown }
    const body = this.#compile(id)
    this.#loaded.set(id, module)
    const outer = this.loading
    this.loading = id
    try {
      body.call(undefined, this.#requireFrom(id), module, module.exports)
    } finally {
      this.loading = outer
    }
    return module.exports
  }

  /** Runs a page's code on first use, after that of the components it names (WeChat's lazyCodeLoading). */
  requireComponent(path: string, usingOf: (path: string) => string[], seen = new Set<string>()): void {
    if (seen.has(path)) return
    seen.add(path)
    for (const using of usingOf(path)) this.requireComponent(using, usingOf, seen)
    this.require(path)
  }

  #requireFrom(id: string): Require {
    return (target) => this.require(resolveIn(id, target).replace(/\.js$/, ''))
  }

  #compile(id: string): ModuleBody {
    const file = `${id}.js`
    if (!this.#pkg.has(file)) throw new Error(`module '${file}' is not defined`)
    const parameters = ['require', 'module', 'exports', ...SHADOWED].join(',')
    // On one line with the first of the file, so that line numbers in stacks are those of the package.
    const source = `(function(${parameters}){${this.#pkg.text(file)}\n})`
    const script = new vm.Script(source, { filename: this.#pkg.locate(file) })
    return script.runInContext(this.#realm.global) as ModuleBody
  }
}
