/** What the control API accepts; Fastify refuses everything else with 400. */
import { fieldTypes } from '../stores/templates.ts'
import {
  array,
  count,
  exactly,
  flag,
  identifier,
  instant,
  length,
  phone,
  text,
  unset,
} from './schema-parts.ts'

export const userBody = exactly({
  appid: text,
  openid: identifier,
  unionid: identifier,
  nickname: { type: 'string' },
  phone,
})
export const codeBody = exactly({ openid: identifier }, ['openid'])
export const phoneBody = exactly({ phone: { oneOf: [phone, unset] } }, ['phone'])
export const blockBody = exactly({ blocked: flag }, ['blocked'])
export const riskBody = exactly({ riskRank: { enum: [0, 1, 2, 3, 4] } }, ['riskRank'])
export const answersBody = exactly(
  { answers: { type: 'object', minProperties: 1, additionalProperties: { enum: ['accept', 'reject'] } } },
  ['answers'],
)
export const rejectionsBody = exactly({ templateIds: array(text) }, ['templateIds'])
export const linkBody = exactly({ url: text }, ['url'])

export const supersedeBody = exactly({ appid: text })

const quota = exactly({ perSecond: instant, perMinute: instant, perDay: instant })
const pushSettings = exactly(
  {
    url: text,
    token: text,
    encodingAesKey: { type: 'string', minLength: 43, maxLength: 43 },
    mode: { enum: ['plain', 'safe'] },
    automatic: flag,
    answerWithinMs: count,
    retriesMax: instant,
    retryAfterMs: instant,
  },
  ['url', 'token'],
)

export const appBody = exactly({
  appid: text,
  openPlatform: flag,
  frozen: flag,
  ipWhitelist: { type: 'array', items: text, nullable: true },
  quotas: { type: 'object', additionalProperties: quota },
  pages: { type: 'array', items: text, nullable: true },
  unauthorizedPaths: array(text),
  messagesBanned: flag,
  messageWorkMs: instant,
  mediaCheckMs: instant,
  push: { oneOf: [pushSettings, unset] },
})

export const templateBody = exactly(
  {
    appid: text,
    id: text,
    fields: { type: 'object', minProperties: 1, additionalProperties: { enum: [...fieldTypes] } },
    choices: { type: 'object', additionalProperties: array(text) },
    longTerm: flag,
    banned: flag,
  },
  ['fields'],
)
export const banBody = exactly({ appid: text, banned: flag }, ['banned'])

export const verdictBody = exactly(
  { word: text, suggest: { enum: ['pass', 'review', 'risky'] }, label: length, errcode: length },
  ['word', 'suggest'],
)

export const clockBody = {
  oneOf: [
    exactly({ advanceMs: length }, ['advanceMs']),
    exactly({ now: instant }, ['now']),
    exactly({ skewMs: length }, ['skewMs']),
  ],
}

export const pathQuery = exactly({ path: text })
export const openidQuery = exactly({ openid: identifier })
export const appidQuery = exactly({ appid: text })
