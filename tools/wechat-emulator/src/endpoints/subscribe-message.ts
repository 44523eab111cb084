/** `POST /cgi-bin/message/subscribe/send`: one accept, one message; never two at once to one user. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { Message } from '../stores/messages.ts'
import type { Template } from '../stores/templates.ts'
import { fits } from '../values/value-limits.ts'
import { oneOf, optionalTextIn } from '../wire/arguments.ts'
import { isPublished, withoutSlash } from '../wire/pages.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const path = '/cgi-bin/message/subscribe/send'
const states = ['formal', 'trial', 'developer'] as const
const langs = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'] as const

export const subscribeMessage: Endpoint = {
  method: 'POST',
  path,
  proof: 'access-token',
  lane: ({ touser }) => (typeof touser === 'string' ? `${path} ${touser}` : null),
  async answer(state, call) {
    const openid = receiverIn(state, call)
    const template = templateIn(state, call)
    const message = { ...letterIn(state, call, template), openid, templateId: template.id }
    if (call.overlaps) throw new WechatRefusal(43108)
    await sleep(call.app.messageWorkMs)
    if (!template.longTerm && !state.subscriptions.spend(openid, template.id)) throw new WechatRefusal(43101)
    deliver(state, call, message)
    return { errcode: 0, errmsg: 'ok' }
  },
}

function receiverIn(state: State, { app, body }: Call): string {
  const user = state.users.find(optionalTextIn(body, 'touser'))
  if (user?.appid !== app.appid) throw new WechatRefusal(40003)
  return user.openid
}

function templateIn(state: State, { app, body }: Call): Template {
  const template = state.templates.find(app.appid, optionalTextIn(body, 'template_id'))
  if (!template) throw new WechatRefusal(40037)
  if (app.messagesBanned || template.banned) throw new WechatRefusal(43107)
  return template
}

type Letter = Omit<Message, 'openid' | 'templateId'>

function letterIn(state: State, { app, body }: Call, template: Template): Letter {
  const page = optionalTextIn(body, 'page')
  const values = valuesIn(body.data, template)
  if (page && !isPublished(app, withoutSlash(page.replace(/\?.*$/, '')))) throw new WechatRefusal(41030)
  if (Object.values(values).some((text) => isSensitive(state, text))) throw new WechatRefusal(45168)
  return {
    msgId: state.random.text(19, '123456789'),
    at: state.clock.now(),
    appid: app.appid,
    page: page || null,
    values,
    state: oneOf(body.miniprogram_state ?? 'formal', states, 40097),
    lang: oneOf(body.lang ?? 'zh_CN', langs, 40097),
  }
}

const isSensitive = ({ verdicts }: State, text: string): boolean =>
  verdicts.on(text).some(({ suggest }) => suggest === 'risky')

function valuesIn(content: unknown, { fields, choices }: Template): Record<string, string> {
  if (typeof content !== 'object' || content === null) throw new WechatRefusal(47001)
  const given: Record<string, unknown> = { ...content }
  const values: Record<string, string> = {}
  for (const [key, type] of Object.entries(fields)) {
    const text = valueText(given[key])
    if (text === '') throw new WechatRefusal(47003, `argument invalid! data.${key}.value is emtpy`)
    if (!fits(type, text, choices[key])) throw refuseValue(key)
    values[key] = text
  }
  for (const key of Object.keys(given)) if (!(key in fields)) throw refuseValue(key)
  return values
}

const refuseValue = (key: string) => new WechatRefusal(47003, `argument invalid! data.${key}.value invalid`)

/** A number is taken as its digits. */
function valueText(field: unknown): string {
  if (typeof field !== 'object' || field === null || !('value' in field)) return ''
  const { value } = field
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function deliver(state: State, { app }: Call, message: Message): void {
  state.messages.keep(message)
  const { openid, templateId, msgId } = message
  state.pushes.announce(app, { event: 'subscribe_msg_sent_event', openid, templateId, msgId })
}
