/** Element.callFunction: what the automator can do with an input, a switch, a swiper and the like. */
import type { Host } from '../host.ts'
import { tapOn } from '../view/controls.ts'
import { trigger, type } from '../view/gestures.ts'
import { hold } from '../view/held.ts'
import { typeInto } from '../view/nickname.ts'
import { shownValue } from '../view/query.ts'

interface Call {
  host: Host
  element: Element
  args: unknown[]
}

const functions: Record<string, (call: Call) => unknown> = {
  'input.input': ({ host, element, args }) => typeInto(host, element, String(args[0])),
  'textarea.input': ({ element, args }) => type(element, String(args[0])),
  'switch.tap': ({ host, element }) => tapOn(host, element),
  'slider.slideTo': ({ element, args: [value] }) => {
    hold(element, value)
    trigger(element, 'change', { value })
  },
  'swiper.swipeTo': ({ element, args: [current] }) => {
    hold(element, current)
    trigger(element, 'change', { current, source: 'touch' })
    trigger(element, 'animationfinish', { current, source: 'touch' })
  },
  'scroll-view.scrollTo': ({ element, args: [scrollLeft, scrollTop] }) => {
    hold(element, { scrollLeft, scrollTop })
    trigger(element, 'scroll', { scrollLeft, scrollTop })
  },
  'scroll-view.scrollLeft': ({ element }) => scrollOf(element).scrollLeft,
  'scroll-view.scrollTop': ({ element }) => scrollOf(element).scrollTop,
  'scroll-view.scrollWidth': ({ host, element }) => host.layout(element).width,
  'scroll-view.scrollHeight': ({ host, element }) => host.layout(element).height,
  'movable-view.moveTo': ({ element, args: [x, y] }) => trigger(element, 'change', { x, y, source: 'touch' }),
}

export function callOnWidget(host: Host, element: Element, name: string, args: unknown[]): unknown {
  const call = functions[name]
  if (!call) throw new Error(`${name} is not supported by this host`)
  return call({ host, element, args })
}

function scrollOf(element: Element): { scrollLeft: unknown; scrollTop: unknown } {
  const held = shownValue(element, 'scroll-top')
  return typeof held === 'object' && held !== null
    ? { scrollLeft: 0, scrollTop: 0, ...held }
    : { scrollLeft: 0, scrollTop: held ?? 0 }
}
