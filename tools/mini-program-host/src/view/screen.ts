/** Where pages are attached, and how to know that they have stopped changing. */
import { document, window } from '../engine/dom.ts'
import { HELD_ATTRIBUTES, release } from './held.ts'

const settleTurns = 3
const turnMs = 5
const settleMaxMs = 1000

export class Screen {
  readonly root = document.createElement('div')
  #changes = 0
  readonly #isBusy: () => boolean
  readonly #observer: MutationObserver

  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy
    document.body.append(this.root)
    this.#observer = new window.MutationObserver((records) => this.#note(records))
    this.#observer.observe(this.root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
    })
  }

  /** Until nothing has been drawn for some turns. It does not wait for the network: a test may want to see the wait. */
  async settle(): Promise<void> {
    const end = Date.now() + settleMaxMs
    for (let quiet = 0; quiet < settleTurns && Date.now() < end; ) {
      const before = this.#changes
      await new Promise((resolve) => setTimeout(resolve, turnMs))
      quiet = this.#changes === before && !this.#isBusy() ? quiet + 1 : 0
    }
  }

  close(): void {
    this.#observer.disconnect()
    this.root.remove()
  }

  #note(records: MutationRecord[]): void {
    this.#changes += records.length
    for (const { target, attributeName, oldValue } of records) {
      if (!attributeName || !HELD_ATTRIBUTES.includes(attributeName)) continue
      const element = target as Element
      if (element.getAttribute(attributeName) !== oldValue) release(element)
    }
  }
}
