/** The view layer's document: jsdom, with elements named wx-* as in WeChat's own web view. */
import * as glassEasel from 'glass-easel'
import { JSDOM } from 'jsdom'

export const { window } = new JSDOM('<!DOCTYPE html><html><head></head><body></body></html>')
export const { document } = window

export type ModelListener = (value: unknown) => void

interface Associated extends Element {
  __wxElement?: glassEasel.Element
}

/** The component engine's node behind a DOM element. */
export function nodeOf(element: Element): glassEasel.Element {
  const node = (element as Associated).__wxElement
  if (!node) throw new Error(`<${element.tagName.toLowerCase()}> does not belong to a page`)
  return node
}

export function hasNode(element: Element): boolean {
  return (element as Associated).__wxElement !== undefined
}

export function tagOf(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '')
}

const modelListeners = new WeakMap<object, Map<string, ModelListener>>()

/** Tells `model:value="{{x}}"` what the member entered. */
export function updateModel(element: Element, attribute: string, value: unknown): void {
  modelListeners.get(element)?.get(attribute)?.(value)
}

class Backend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => engineElement(document.createElement(`wx-${tag}`)),
    createTextNode: (text: string) => engineElement(document.createTextNode(text)),
    createDocumentFragment: () => engineElement(document.createDocumentFragment()),
  }

  override render(done: (error: Error | null) => void): void {
    setTimeout(done, 0, null)
  }

  /** Events start in this host and never in the document, so there is nothing to listen for. */
  override setListenerStats(): void {}

  override setModelBindingStat(element: object, attribute: string, listener: ModelListener | null): void {
    const listeners = modelListeners.get(element) ?? new Map<string, ModelListener>()
    modelListeners.set(element, listeners)
    if (listener) listeners.set(attribute, listener)
    else listeners.delete(attribute)
  }
}

export function engineElement(node: Node): glassEasel.domlikeBackend.Element {
  return node as unknown as glassEasel.domlikeBackend.Element
}

/** The engine reads the global `document` once, while its context is being made; this process must not keep one. */
export function createBackend(): glassEasel.GeneralBackendContext {
  const globals = globalThis as { document?: unknown }
  const before = globals.document
  globals.document = document
  try {
    return new Backend()
  } finally {
    if (before === undefined) delete globals.document
    else globals.document = before
  }
}
