/** Element.*: reading, touching and filling in one element. */
import type { Host } from '../host.ts'
import { at, type Fields, plain, toCamel, toKebab } from '../plain.ts'
import { tapOn } from '../view/controls.ts'
import { dispatch, touch, trigger } from '../view/gestures.ts'
import { attributeOf, componentOf, queryAll, shownValue, textIn, wxmlOf } from '../view/query.ts'
import type { Handlers, Session } from './session.ts'
import { styleOf } from './style.ts'
import { callOnWidget } from './widget.ts'

interface OnElement {
  elementId: string
}

interface Names extends OnElement {
  names: string[]
}

interface Touches extends OnElement {
  touches?: unknown[]
  changedTouches?: unknown[]
}

export function elementHandlers(session: Session): Handlers {
  return { ...readers(session), ...actions(session), ...componentHandlers(session) }
}

function readers({ host, elements }: Session): Handlers {
  const find = ({ elementId }: OnElement) => elements.find(elementId)
  const each = (on: Names, read: (element: Element, name: string) => unknown) =>
    on.names.map((name) => read(find(on), name))
  type Selection = OnElement & { selector: string }
  return {
    'Element.getElement': (on: Selection) =>
      elements.describeOne(queryAll(find(on), on.selector)[0], on.selector),
    'Element.getElements': (on: Selection) => ({
      elements: queryAll(find(on), on.selector).map((one) => elements.describe(one)),
    }),
    'Element.getDOMProperties': (on: Names) => ({
      properties: each(on, (element, name) => domProperty(host, element, name)),
    }),
    'Element.getProperties': (on: Names) => ({ properties: each(on, property) }),
    'Element.getAttributes': (on: Names) => ({ attributes: each(on, attribute) }),
    'Element.getStyles': (on: Names) => ({
      styles: each(on, (element, name) => styleOf(host, element, name)),
    }),
    'Element.getOffset': (on: OnElement) => {
      const { left, top } = host.layout(find(on))
      return { left, top }
    },
    'Element.getWXML': (on: OnElement & { type: 'inner' | 'outer' }) => ({ wxml: wxmlOf(find(on), on.type) }),
  }
}

function domProperty(host: Host, element: Element, name: string): unknown {
  if (name === 'innerText' || name === 'textContent') return textIn(element)
  if (name === 'offsetWidth') return host.layout(element).width
  if (name === 'offsetHeight') return host.layout(element).height
  return plain(Reflect.get(element, name))
}

function attribute(element: Element, name: string): string | null {
  const value = attributeOf(element, name)
  return value === undefined || value === null ? null : String(value)
}

/** The automator asks for `__propPublic` first: the names it may read as properties. */
function property(element: Element, name: string): unknown {
  if (name === 'value') return shownValue(element)
  if (name !== '__propPublic') return plain(attributeOf(element, toKebab(name)))
  const names = [...element.attributes].map((one) => toCamel(one.name))
  return Object.fromEntries([...names, 'value'].map((one) => [one, true]))
}

function actions({ host, elements }: Session): Handlers {
  const find = ({ elementId }: OnElement) => elements.find(elementId)
  const touchAs = (type: 'touchstart' | 'touchmove' | 'touchend') => (on: Touches) => {
    const { touches, changedTouches } = on
    touch(find(on), { type, ...(touches ? { touches } : {}), ...(changedTouches ? { changedTouches } : {}) })
  }
  return {
    'Element.tap': async (on: OnElement) => {
      tapOn(host, find(on))
      await host.screen.settle()
    },
    'Element.touchstart': touchAs('touchstart'),
    'Element.touchmove': touchAs('touchmove'),
    'Element.touchend': touchAs('touchend'),
    'Element.triggerEvent': async (on: OnElement & { type: string; detail?: unknown }) => {
      trigger(find(on), on.type, on.detail)
      await host.screen.settle()
    },
    'Element.dispatchEvent': async (on: OnElement & { eventName: string; detail?: unknown }) => {
      dispatch(find(on), on.eventName, on.detail)
      await host.screen.settle()
    },
    'Element.callFunction': async (on: OnElement & { functionName: string; args: unknown[] }) => {
      const result = callOnWidget(host, find(on), on.functionName, on.args)
      await host.screen.settle()
      return { result }
    },
  }
}

function componentHandlers({ host, elements }: Session): Handlers {
  const find = ({ elementId }: OnElement) => componentOf(elements.find(elementId))
  return {
    'Element.getData': (on: OnElement & { path?: string }) => ({ data: plain(at(find(on).data, on.path)) }),
    'Element.setData': (on: OnElement & { data: Fields }) => find(on).setData(on.data),
    'Element.callMethod': async (on: OnElement & { method: string; args: unknown[] }) => {
      const instance = find(on).getMethodCaller() as Fields
      const method = instance[on.method]
      if (typeof method !== 'function') throw new Error(`component.${on.method} not exists`)
      return { result: plain(await method.apply(instance, host.realm.clone(on.args))) }
    },
  }
}
