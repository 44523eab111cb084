/** What WeChat's own controls do after a tap: open pages, share, submit, ask for the phone number. */
import { tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { messageOf, textOf, toCamel } from '../plain.ts'
import { answerOf } from './answers.ts'
import { choose, flip, reset, submit } from './fields.ts'
import { isDisabled, tap, trigger } from './gestures.ts'
import { attributeOf, queryAll } from './query.ts'

type Action = (host: Host, control: Element) => void

export function tapOn(host: Host, element: Element): void {
  const control = tap(element)
  if (control) act(host, control)
}

const actions: Record<string, Action> = {
  button: press,
  navigator: follow,
  label: (host, label) => {
    const target = targetOf(label)
    if (target && !isDisabled(target)) act(host, target)
  },
  switch: (_, control) => flip(control),
  radio: (_, control) => choose(control),
  checkbox: (_, control) => choose(control),
}

function act(host: Host, control: Element): void {
  actions[tagOf(control)]?.(host, control)
}

function targetOf(label: Element): Element | null {
  const id = textOf(attributeOf(label, 'for'))
  if (!id) return label.querySelector('wx-radio,wx-checkbox,wx-switch,wx-button')
  const page = label.closest('wx-page')
  return page ? (queryAll(page, `#${id}`)[0] ?? null) : null
}

function follow(host: Host, navigator: Element): void {
  const how = toCamel(textOf(attributeOf(navigator, 'open-type'))) || 'navigateTo'
  const name = how === 'navigate' ? 'navigateTo' : how === 'redirect' ? 'redirectTo' : how
  const delta = Number(attributeOf(navigator, 'delta') ?? 1)
  const options = { url: textOf(attributeOf(navigator, 'url')), delta, fail: () => undefined }
  host.wxApi.call(name, options)
}

function press(host: Host, button: Element): void {
  openTypes[textOf(attributeOf(button, 'open-type'))]?.(host, button)
  const form = button.closest('wx-form')
  const type = attributeOf(button, 'form-type')
  if (form && type === 'submit') submit(form)
  if (form && type === 'reset') reset(form)
}

const openTypes: Record<string, Action> = {
  share: (host, button) => void host.share('button', button),
  getPhoneNumber: answerWith('getPhoneNumber', 'getphonenumber'),
  getRealtimePhoneNumber: answerWith('getPhoneNumber', 'getrealtimephonenumber'),
  chooseAvatar: answerWith('chooseAvatar', 'chooseavatar'),
  agreePrivacyAuthorization: (host, button) => {
    host.privacy.agree()
    trigger(button, 'agreeprivacyauthorization')
  },
}

function answerWith(name: string, event: string): Action {
  return (host, button) => {
    answerOf(host, name).then(
      (detail) => host.guard(() => trigger(button, event, { errMsg: `${name}:ok`, ...detail })),
      (error) => host.guard(() => trigger(button, event, { errMsg: `${name}:fail ${messageOf(error)}` })),
    )
  }
}
