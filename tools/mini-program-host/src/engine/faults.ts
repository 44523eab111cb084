/** What went wrong in a mini program: kept for the owner, told to the app and to whoever listens. */
import { messageOf, stackOf } from '../plain.ts'
import type { ErrorOwner } from './errors.ts'

interface Ears {
  /** Calls a hook of the app, such as onError. */
  app(hook: string, argument: unknown): void
  /** Fires a listener that the page registered on wx. */
  wx(name: string, argument: unknown): void
  owner(error: unknown): void
}

export class Faults {
  readonly errors: unknown[] = []
  readonly warnings: string[] = []
  readonly #ears: Ears
  #isTelling = false

  constructor(ears: Ears) {
    this.#ears = ears
  }

  guard(work: () => unknown): unknown {
    try {
      return work()
    } catch (error) {
      this.fail(error)
      return undefined
    }
  }

  fail(error: unknown): void {
    this.errors.push(error)
    this.#ears.owner(error)
    this.#tell(() => {
      this.#ears.app('onError', stackOf(error))
      this.#ears.wx('Error', { message: messageOf(error), stack: stackOf(error) })
    })
  }

  reject(reason: unknown): void {
    this.#tell(() => {
      this.#ears.app('onUnhandledRejection', { reason: messageOf(reason) })
      this.#ears.wx('UnhandledRejection', { reason: messageOf(reason) })
    })
    this.fail(reason)
  }

  ownedBy(owns: ErrorOwner['owns'], ownsPromise: ErrorOwner['ownsPromise']): ErrorOwner {
    return {
      owns,
      ownsPromise,
      fail: (error) => this.fail(error),
      reject: (reason) => this.reject(reason),
      warn: (message) => void this.warnings.push(message),
    }
  }

  /** An error in onError is kept too, but must not call onError again. */
  #tell(tell: () => void): void {
    if (this.#isTelling) return
    this.#isTelling = true
    this.guard(tell)
    this.#isTelling = false
  }
}
