/** The events that the control API sends on: one shape a kind. */
import { array, count, exactly, flag, identifier, instant, length, text } from './schema-parts.ts'

const event = (name: string, properties: Record<string, object>, required: string[]) =>
  exactly({ event: { const: name }, ...properties }, ['event', ...required])

const answer = exactly({ templateId: text, status: { enum: ['accept', 'reject'] } }, ['templateId', 'status'])

const pushEvent = {
  oneOf: [
    event('subscribe_msg_popup_event', { openid: identifier, answers: array(answer) }, ['openid', 'answers']),
    event('subscribe_msg_change_event', { openid: identifier, templateIds: array(text) }, [
      'openid',
      'templateIds',
    ]),
    event(
      'subscribe_msg_sent_event',
      { openid: identifier, templateId: text, msgId: text, errorCode: length, errorStatus: text },
      ['openid', 'templateId', 'msgId'],
    ),
    event(
      'wxa_media_check',
      { traceId: text, errcode: length, suggest: { enum: ['pass', 'review', 'risky'] }, label: length },
      ['traceId'],
    ),
    event('user_info_modified', { openid: identifier }, ['openid']),
    event('user_authorization_revoke', { openid: identifier, revokeInfo: text }, ['openid', 'revokeInfo']),
    event('user_authorization_cancellation', { openid: identifier }, ['openid']),
    event(
      'wxa_punish_event',
      {
        eventType: { enum: [1, 2, 3, 4, 10] },
        punishId: text,
        illegalReason: text,
        detail: { type: 'object' },
      },
      ['eventType'],
    ),
    event('other', { body: { type: 'object' } }, ['body']),
  ],
}

/** One event or several, and how they are sent. */
export const pushBody = exactly(
  {
    appid: text,
    events: { type: 'array', items: pushEvent, minItems: 1 },
    order: { enum: ['given', 'reversed', 'shuffled'] },
    together: flag,
    copies: count,
    delayMs: instant,
    signature: { enum: ['right', 'wrong', 'missing', 'plain-only'] },
    ageMs: length,
    sealedFor: text,
  },
  ['events'],
)
export const verifyBody = exactly({ appid: text })
