import { expect, test } from 'vitest'
import recorded from '../fixtures/push.json' with { type: 'json' }
import { createApps } from '../stores/apps.ts'
import { bodyOf } from './body.ts'
import type { PushEvent } from './events.ts'

const openid = 'oABCDEFGHIJKLMNOPQRSTUVWXYZ0'
const tea = 'BEwX0BO-T3MqK3Uc5oTU3CGBqzjpndk2jzUf7VfExd8'
const cake = 'VRR0UEO9VJOLs0MHlU0OilqX6MVFDwH3_3gz3Oc0NIc'
const app = createApps([{ appid: 'wx0123456789abcdef', secret: 's' }]).first()
const traceId = '6437cc6f-3845297a-1976a3ae'

const events: Record<string, PushEvent> = {
  'one template answered': {
    event: 'subscribe_msg_popup_event',
    openid,
    answers: [{ templateId: tea, status: 'accept' }],
  },
  'several templates answered': {
    event: 'subscribe_msg_popup_event',
    openid,
    answers: [
      { templateId: tea, status: 'accept' },
      { templateId: cake, status: 'reject' },
    ],
  },
  'template rejected in the settings': {
    event: 'subscribe_msg_change_event',
    openid,
    templateIds: [tea],
  },
  'message delivered': {
    event: 'subscribe_msg_sent_event',
    openid,
    templateId: tea,
    msgId: '1864323726461255680',
  },
  'media checked': { event: 'wxa_media_check', traceId },
  'media could not be downloaded': { event: 'wxa_media_check', traceId, errcode: -1008 },
  'profile cleaned by the platform': { event: 'user_info_modified', openid },
  'phone withdrawn': { event: 'user_authorization_revoke', openid, revokeInfo: '8' },
  'WeChat account closed': { event: 'user_authorization_cancellation', openid },
  'warned for induced sharing': { event: 'wxa_punish_event', eventType: 1 },
}

/** Names of accounts differ by app; who may stand where does not. */
const unnamed = (body: object) => ({ ...body, ToUserName: 'gh', FromUserName: 'o' })

test('every recorded push is one we can send', () => {
  expect(Object.keys(events).sort()).toEqual(recorded.cases.map((one) => one.case).sort())
})

test.each(recorded.cases)('$case', (one) => {
  const event = events[one.case]
  if (!event) throw new Error(`no event for ${one.case}`)
  const body = bodyOf(app, event, 0x6437cc6f * 1000)
  expect(unnamed(body)).toEqual(unnamed(one.sample))
  expect(body.ToUserName).toMatch(/^gh_[0-9a-z]{12}$/)
})

test('a subscription comes from the user, an account event from the platform', () => {
  const from = (event: PushEvent) => bodyOf(app, event, 0).FromUserName
  expect(from({ event: 'subscribe_msg_change_event', openid, templateIds: [tea] })).toBe(openid)
  expect(from({ event: 'user_authorization_cancellation', openid })).toMatch(/^oPlatform\w{19}$/)
})

test('any other event is sent as a test writes it', () => {
  const body = bodyOf(app, { event: 'other', body: { Event: 'debug_demo', debug_str: 'hello' } }, 0)
  expect(body).toMatchObject({ MsgType: 'event', Event: 'debug_demo', debug_str: 'hello' })
})
