/** The member's finger: touches, taps and typing, dispatched through the component engine. */
import * as glassEasel from 'glass-easel'
import { nodeOf, updateModel } from '../engine/dom.ts'
import { type Fields, isOn } from '../plain.ts'
import { hold } from './held.ts'
import { attributeOf } from './query.ts'

const CONTROLS = 'wx-button,wx-navigator,wx-switch,wx-checkbox,wx-radio,wx-label'

const finger = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10, force: 1 }
const inputLengthMax = 140

export interface Touch {
  type: 'touchstart' | 'touchmove' | 'touchend' | 'tap' | 'longpress'
  detail?: unknown
  touches?: unknown[]
  changedTouches?: unknown[]
}

/** A component's own event: it does not bubble. */
export function trigger(element: Element, type: string, detail: unknown = {}): void {
  glassEasel.triggerEvent(nodeOf(element), type, detail, {
    bubbles: false,
    composed: false,
    capturePhase: true,
  })
}

/** Like an event of the web view: through every tree up to the page. */
export function dispatch(
  element: Element,
  type: string,
  detail: unknown = {},
  extraFields: Fields = {},
): void {
  const options = { bubbles: true, composed: true, capturePhase: true, extraFields }
  glassEasel.triggerEvent(nodeOf(element), type, detail, options)
}

export function touch(element: Element, { type, detail = {}, touches, changedTouches }: Touch): void {
  const isUp = type === 'touchend' || type === 'tap'
  dispatch(element, type, detail, {
    touches: touches ?? (isUp ? [] : [finger]),
    changedTouches: changedTouches ?? [finger],
  })
}

/** Touches and taps; answers the control whose own behaviour should follow, if any. */
export function tap(element: Element): Element | null {
  const control = element.closest(CONTROLS)
  touch(element, { type: 'touchstart' })
  touch(element, { type: 'touchend' })
  if (control && isDisabled(control)) return null
  touch(element, { type: 'tap', detail: { x: finger.pageX, y: finger.pageY } })
  return control
}

export function type(element: Element, text: string): void {
  if (isDisabled(element)) return
  const lengthMax = Number(attributeOf(element, 'maxlength') ?? inputLengthMax)
  const value = lengthMax < 0 ? text : text.slice(0, lengthMax)
  hold(element, value)
  updateModel(element, 'value', value)
  trigger(element, 'focus', { value, height: 0 })
  trigger(element, 'input', { value, cursor: value.length, keyCode: 0 })
  trigger(element, 'blur', { value })
}

export function isDisabled(element: Element): boolean {
  return isOn(attributeOf(element, 'disabled'))
}
