/** What WeChat's own controls do after a tap: open pages, share, submit, ask for the phone number. */
import { tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { type Fields, isFields, messageOf, textOf, toCamel } from '../plain.ts'
import { answerOf } from './answers.ts'
import { choose, flip, reset, submit } from './fields.ts'
import { isDisabled, tap, trigger } from './gestures.ts'
import { attributeOf, queryAll } from './query.ts'

type Action = (host: Host, control: Element) => void

export function tapOn(host: Host, element: Element): void {
  duringTap(host, () => {
    const control = tap(element)
    if (control) act(host, control)
  })
}

/** The gesture lasts for what runs at once; what the page awaits comes after it. */
function duringTap(host: Host, work: () => void): void {
  host.isTapping = true
  try {
    work()
  } finally {
    host.isTapping = false
  }
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
  // `getPhoneNumber|agreePrivacyAuthorization` agrees first, then asks.
  for (const name of textOf(attributeOf(button, 'open-type')).split('|').reverse())
    openTypes[name]?.(host, button)
  const form = button.closest('wx-form')
  const type = attributeOf(button, 'form-type')
  if (form && type === 'submit') submit(form)
  if (form && type === 'reset') reset(form)
}

const openTypes: Record<string, Action> = {
  share: (host, button) => void host.share('button', button),
  getPhoneNumber: asking('getPhoneNumber', (host, button, detail) =>
    tell(host, button, 'getphonenumber', detail),
  ),
  getRealtimePhoneNumber: asking('getPhoneNumber', (host, button, detail) =>
    tell(host, button, 'getrealtimephonenumber', detail),
  ),
  // It tells what was chosen, and nothing when nothing was.
  chooseAvatar: asking('chooseAvatar', (host, button, detail) => {
    if (detail.avatarUrl) tell(host, button, 'chooseavatar', detail)
  }),
  agreePrivacyAuthorization: (host, button) => {
    host.privacy.agree(idOf(button))
    trigger(button, 'agreeprivacyauthorization')
  },
}

type Told = (host: Host, button: Element, detail: Fields) => void

/** The gate first, then the member. */
function asking(name: 'getPhoneNumber' | 'chooseAvatar', told: Told): Action {
  const ask = async (host: Host): Promise<Fields> => {
    await host.privacy.require(`button.${name}`)
    return { errMsg: `${name}:ok`, ...(await answerOf(host, name)) }
  }
  return (host, button) => {
    ask(host).then(
      (detail) => told(host, button, detail),
      (error) =>
        told(host, button, { ...(isFields(error) ? error : {}), errMsg: `${name}:fail ${messageOf(error)}` }),
    )
  }
}

function tell(host: Host, button: Element, event: string, detail: Fields): void {
  host.guard(() => trigger(button, event, detail))
}

/** As the page wrote it, without the prefix of its component. */
const idOf = (element: Element): string => textOf(attributeOf(element, 'id'))
