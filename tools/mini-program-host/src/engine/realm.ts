/** The logic layer's own JavaScript world: bare, with no Node, no browser and no code from strings. */
import vm from 'node:vm'

export class Realm {
  readonly global = vm.createContext(
    {},
    { name: 'appservice', codeGeneration: { strings: false, wasm: false } },
  )
  readonly Promise: PromiseConstructor
  readonly #parse: (json: string) => unknown
  readonly #bufferOf: (bytes: Uint8Array) => ArrayBuffer

  constructor() {
    this.run('delete globalThis.WebAssembly')
    this.Promise = this.run('Promise') as PromiseConstructor
    this.#parse = this.run('JSON.parse') as (json: string) => unknown
    this.#bufferOf = this.run('(bytes) => Uint8Array.from(bytes).buffer') as (
      bytes: Uint8Array,
    ) => ArrayBuffer
  }

  run(source: string, filename = 'host'): unknown {
    return vm.runInContext(source, this.global, { filename })
  }

  /** The same data, built of this realm's own objects, so `instanceof Object` and the like hold in page code. */
  clone<T>(value: T): T {
    const json = JSON.stringify(value)
    return (json === undefined ? undefined : this.#parse(json)) as T
  }

  cloneBytes(bytes: Uint8Array): ArrayBuffer {
    return this.#bufferOf(bytes)
  }

  /** A page's `await` and `instanceof Promise` need a promise of its own realm. */
  promise<T>(executor: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> {
    return new this.Promise(executor)
  }
}
