/** Timers of the page, which end with the host, and the deferred callbacks the host itself owes the page. */

type Guard = (work: () => unknown) => unknown
type Work = (...args: unknown[]) => unknown

export class Timers {
  deferred = 0
  #last = 0
  readonly #guard: Guard
  readonly #running = new Map<number, NodeJS.Timeout>()

  constructor(guard: Guard) {
    this.#guard = guard
  }

  setTimeout(work: Work, delayMs?: number, ...args: unknown[]): number {
    return this.#add((id) =>
      setTimeout(() => {
        this.#running.delete(id)
        this.#guard(() => work(...args))
      }, delayMs),
    )
  }

  setInterval(work: Work, delayMs?: number, ...args: unknown[]): number {
    return this.#add(() => setInterval(() => this.#guard(() => work(...args)), delayMs))
  }

  clear(id: unknown): void {
    if (typeof id !== 'number') return
    clearTimeout(this.#running.get(id))
    this.#running.delete(id)
  }

  /** Runs after the current turn, as every callback of a wx function does. */
  defer(work: () => unknown): void {
    this.deferred += 1
    this.setTimeout(() => {
      this.deferred -= 1
      work()
    }, 0)
  }

  clearAll(): void {
    for (const timer of this.#running.values()) clearTimeout(timer)
    this.#running.clear()
    this.deferred = 0
  }

  #add(start: (id: number) => NodeJS.Timeout): number {
    this.#last += 1
    this.#running.set(this.#last, start(this.#last))
    return this.#last
  }
}
