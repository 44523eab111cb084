/** What the member typed or chose: native widgets keep it themselves until the page sets another value. */

const held = new WeakMap<Element, unknown>()

/** Attributes whose change by the page overrides what the member did. */
export const HELD_ATTRIBUTES = ['value', 'checked', 'current', 'scroll-top', 'scroll-left']

export function hold(element: Element, value: unknown): void {
  held.set(element, value)
}

export function heldBy(element: Element): unknown {
  return held.get(element)
}

export function release(element: Element): void {
  held.delete(element)
}
