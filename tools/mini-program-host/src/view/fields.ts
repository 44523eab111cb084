/** Radios, checkboxes and switches, and the values a form submits. */
import { tagOf, updateModel } from '../engine/dom.ts'
import { isOn, textOf } from '../plain.ts'
import { trigger } from './gestures.ts'
import { hold } from './held.ts'
import { attributeOf, shownValue } from './query.ts'

const FIELDS = 'wx-input,wx-textarea,wx-switch,wx-radio-group,wx-checkbox-group,wx-picker,wx-slider'

export function isChecked(element: Element): boolean {
  return isOn(shownValue(element, 'checked'))
}

export function flip(toggle: Element): void {
  const value = !isChecked(toggle)
  hold(toggle, value)
  updateModel(toggle, 'checked', value)
  trigger(toggle, 'change', { value })
}

export function choose(option: Element): void {
  const kind = tagOf(option)
  const group = option.closest(`wx-${kind}-group`)
  if (kind === 'checkbox') hold(option, !isChecked(option))
  else for (const other of group ? optionsIn(group, kind) : [option]) hold(other, other === option)

  if (group)
    trigger(group, 'change', { value: kind === 'radio' ? chosenIn(group, kind)[0] : chosenIn(group, kind) })
}

export function submit(form: Element): void {
  const value: Record<string, unknown> = {}
  for (const field of form.querySelectorAll(FIELDS)) {
    const name = textOf(attributeOf(field, 'name'))
    if (name) value[name] = fieldValue(field)
  }
  trigger(form, 'submit', { value, target: {} })
}

/** Of this form as a whole, so that `reset` empties what the member entered. */
export function reset(form: Element): void {
  for (const field of form.querySelectorAll(FIELDS)) {
    if (tagOf(field) === 'switch') hold(field, false)
    else if (!tagOf(field).endsWith('-group')) hold(field, '')
  }
  for (const option of form.querySelectorAll('wx-radio,wx-checkbox')) hold(option, false)
  trigger(form, 'reset')
}

function fieldValue(field: Element): unknown {
  const tag = tagOf(field)
  if (tag === 'radio-group') return chosenIn(field, 'radio')[0] ?? ''
  if (tag === 'checkbox-group') return chosenIn(field, 'checkbox')
  if (tag === 'switch') return isChecked(field)
  return shownValue(field) ?? ''
}

function optionsIn(group: Element, kind: string): Element[] {
  return [...group.querySelectorAll(`wx-${kind}`)]
}

function chosenIn(group: Element, kind: string): unknown[] {
  return optionsIn(group, kind)
    .filter(isChecked)
    .map((option) => attributeOf(option, 'value'))
}
