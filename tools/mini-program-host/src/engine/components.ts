/** The package's pages and components inside WeChat's open-source component engine. */
import * as glassEasel from 'glass-easel'
import * as adapter from 'glass-easel-miniprogram-adapter'
import { type ComponentConfig, type Package, resolveIn } from '../package/package.ts'
import { styleScopeOf } from '../package/style-scope.ts'
import { compileTemplates, type TemplateProblem } from '../package/templates.ts'
import type { Fields } from '../plain.ts'
import { toEngine, toEnginePage, typesOf } from './definition.ts'
import { createBackend } from './dom.ts'
import { toPageEvent } from './event.ts'
import { metering } from './meter.ts'
import type { Realm } from './realm.ts'

export interface Surroundings {
  pkg: Package
  realm: Realm
  guard(work: () => unknown): unknown
  defer(work: () => unknown): void
}

type Register = (definition: unknown) => unknown
type Registry = Record<'Page' | 'Component' | 'Behavior', Register>

glassEasel.globalOptions.writeIdToDOM = true
glassEasel.globalOptions.throwGlobalError = false

export class Components {
  readonly problems: TemplateProblem[]
  readonly space: adapter.CodeSpace
  readonly #backend: adapter.AssociatedBackend
  readonly #pkg: Package
  readonly #types: ReadonlyMap<unknown, unknown>

  constructor(surroundings: Surroundings) {
    const { pkg, realm } = surroundings
    const environment = new adapter.MiniProgramEnv()
    this.#backend = environment.associateBackend(createBackend())
    this.space = environment.createCodeSpace('app', true)
    this.space.setOverallBehavior(
      metering(this.space.getComponentSpace(), (work) => surroundings.defer(work)),
    )
    this.#pkg = pkg
    this.#types = typesOf(realm)

    const { templates, problems } = compileTemplates(pkg, (caller, event, listener) =>
      surroundings.guard(() => listener.call(caller, realm.clone(toPageEvent(event)))),
    )
    this.problems = problems
    for (const [path, template] of Object.entries(templates)) this.space.addCompiledTemplate(path, template)
    for (const file of pkg.files) this.#addConfig(file)
  }

  page(path: string, definition: Fields): void {
    this.#registry(path).Page(toEngine(toEnginePage(definition), this.#types))
  }

  component(path: string, definition: Fields): void {
    this.#registry(path).Component(toEngine(definition, this.#types))
  }

  behavior(path: string, definition: Fields): unknown {
    return this.#registry(path).Behavior(toEngine(definition, this.#types))
  }

  createRoot(path: string): adapter.Root {
    return this.#backend.createRoot('page', this.space, path)
  }

  /** The components a page or component may use, so whose code must run before it. */
  usingOf(path: string): string[] {
    const own = Object.values(this.#configOf(path).usingComponents ?? {})
    return own.map((target) => target.slice(1)).filter((target) => this.#pkg.has(`${target}.js`))
  }

  owns(component: glassEasel.GeneralComponent): boolean {
    return component.getRootBehavior().ownerSpace === this.space.getComponentSpace()
  }

  #addConfig(file: string): void {
    if (!file.endsWith('.json') || file === 'app.json') return
    const path = file.slice(0, -'.json'.length)
    // A name for the style scope makes its class prefix known, so that the snapshot can prefix its WXSS too.
    this.space.addStyleSheet(path, undefined, styleScopeOf(path))
    this.space.addComponentStaticConfig(path, this.#configOf(path) as adapter.types.ComponentStaticConfig)
  }

  #configOf(path: string): ComponentConfig {
    const config = this.#pkg.configOf(path)
    const usingComponents: Record<string, string> = {}
    for (const [name, target] of Object.entries(this.#pkg.config.usingComponents ?? {})) {
      usingComponents[name] = resolveIn('app', target)
    }
    for (const [name, target] of Object.entries(config.usingComponents ?? {})) {
      usingComponents[name] = resolveIn(path, target)
    }
    for (const [name, target] of Object.entries(usingComponents)) usingComponents[name] = `/${target}`
    return { ...config, usingComponents }
  }

  #registry(path: string): Registry {
    return this.space.componentEnv(path, (registry) => registry as unknown as Registry)
  }
}
