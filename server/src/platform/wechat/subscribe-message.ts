/** Sends one subscription message: each accept of the user's is good for one. Never two at a time to one user (43108). */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { WechatError } from './error.ts'
import { kindOfKey, refuseValue } from './message-values.ts'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Where a tap leads: path and query, without a leading slash. */
  page?: string
  /** By the template's keys: `{ thing1: '…', date2: '…' }`. */
  values: Record<string, string>
  version?: 'formal' | 'trial' | 'developer'
  language?: 'zh_CN' | 'en_US' | 'zh_HK' | 'zh_TW'
}

const path = '/cgi-bin/message/subscribe/send'
const reply = Compile(Type.Object({ errcode: Type.Literal(0) }))

export async function sendSubscribeMessage(app: App, message: SubscribeMessage): Promise<void> {
  refuseValues(message.values)
  const { openid, templateId, page, values, version = 'formal', language = 'zh_CN' } = message
  const body = {
    touser: openid,
    template_id: templateId,
    ...(page === undefined ? {} : { page }),
    data: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
    miniprogram_state: version,
    lang: language,
  }
  // Whether a lost one arrived, only the event tells; a second would eat another accept.
  await sendAsApp(app, { method: 'POST', path, body, reply, repeatable: 'unsent' })
}

/** WeChat would refuse them too (47003), but after the call was counted. */
function refuseValues(values: Record<string, string>): void {
  for (const [key, value] of Object.entries(values)) {
    const refusal = refuseValue(kindOfKey(key), value)
    if (refusal)
      throw new WechatError({ kind: 'config', path, errmsg: `${key}: ${refusal}`, reason: 'VALUE' })
  }
}
