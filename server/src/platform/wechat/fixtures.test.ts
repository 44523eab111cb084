/** The recorded shapes that the emulator is held to, fed to the client: each is understood, none is a surprise. */
import checkSession from '@laurel/wechat-emulator/fixtures/check-session.json' with { type: 'json' }
import codeToSession from '@laurel/wechat-emulator/fixtures/code-to-session.json' with { type: 'json' }
import mediaCheck from '@laurel/wechat-emulator/fixtures/media-check.json' with { type: 'json' }
import miniProgramCode from '@laurel/wechat-emulator/fixtures/mini-program-code.json' with { type: 'json' }
import phoneNumber from '@laurel/wechat-emulator/fixtures/phone-number.json' with { type: 'json' }
import quota from '@laurel/wechat-emulator/fixtures/quota.json' with { type: 'json' }
import resetSessionKey from '@laurel/wechat-emulator/fixtures/reset-session-key.json' with { type: 'json' }
import rid from '@laurel/wechat-emulator/fixtures/rid.json' with { type: 'json' }
import riskRank from '@laurel/wechat-emulator/fixtures/risk-rank.json' with { type: 'json' }
import stableToken from '@laurel/wechat-emulator/fixtures/stable-token.json' with { type: 'json' }
import subscribeMessage from '@laurel/wechat-emulator/fixtures/subscribe-message.json' with { type: 'json' }
import textCheck from '@laurel/wechat-emulator/fixtures/text-check.json' with { type: 'json' }
import urlLink from '@laurel/wechat-emulator/fixtures/url-link.json' with { type: 'json' }
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Wechat } from './index.ts'
import { createWorld, failureOf, type World } from './testing.ts'

const openid = 'oAlice'
const session = { openid, sessionKey: 'AAAAAAAAAAAAAAAAAAAAAA==' }

/** The client's call of each path, and what it makes of a refusal that it does not throw. */
const calls: Record<
  string,
  { ask: (wechat: Wechat) => Promise<unknown>; instead?: Record<string, unknown> }
> = {
  '/sns/jscode2session': { ask: (wechat) => wechat.login('code') },
  '/cgi-bin/stable_token': { ask: (wechat) => wechat.accessToken() },
  '/wxa/checksession': { ask: (wechat) => wechat.checkSession(session), instead: { 87009: false } },
  '/wxa/resetusersessionkey': { ask: (wechat) => wechat.resetSessionKey(session) },
  '/wxa/business/getuserphonenumber': { ask: (wechat) => wechat.phoneNumber({ code: 'code', openid }) },
  '/wxa/getwxacodeunlimit': { ask: (wechat) => wechat.miniProgramCode({ scene: 'a' }) },
  '/wxa/generate_urllink': { ask: (wechat) => wechat.urlLink({ days: 1 }) },
  '/cgi-bin/message/subscribe/send': {
    ask: (wechat) => wechat.sendSubscribeMessage({ openid, templateId: 't', values: { thing1: 'Thermos' } }),
  },
  '/wxa/msg_sec_check': { ask: (wechat) => wechat.checkText({ openid, scene: 'profile', text: 'Alice' }) },
  '/wxa/media_check_async': {
    ask: (wechat) =>
      wechat.checkMedia({ openid, scene: 'profile', media: 'image', url: 'https://a.example' }),
  },
  '/wxa/getuserriskrank': {
    ask: (wechat) => wechat.riskRank({ openid, scene: 'marketing', clientIp: '203.0.113.7' }),
    instead: new Proxy({}, { get: () => 'unknown' }),
  },
  '/cgi-bin/openapi/quota/get': { ask: (wechat) => wechat.quotaOf('/wxa/msg_sec_check') },
  '/cgi-bin/openapi/rid/get': { ask: (wechat) => wechat.callByRid('6437cc6f-1a2b3c4d-5e6f7a8b') },
}

interface Sample {
  errcode?: number | undefined
  errmsg?: string | undefined
}
interface Fixture {
  path: string
  cases: readonly { case: string; sample?: Sample | undefined }[]
}
const fixtures: readonly Fixture[] = [
  checkSession,
  codeToSession,
  mediaCheck,
  miniProgramCode,
  phoneNumber,
  quota,
  resetSessionKey,
  rid,
  riskRank,
  stableToken,
  subscribeMessage,
  textCheck,
  urlLink,
]

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('every call of the client has recorded shapes', () => {
  expect(fixtures.map(({ path }) => path).sort()).toEqual(Object.keys(calls).sort())
})

describe.each(fixtures)('$path', ({ path, cases }) => {
  const recorded = cases.flatMap(({ sample, ...one }) => (sample ? [{ ...one, sample }] : []))

  test.each(recorded)('$case', async ({ sample }) => {
    const call = calls[path]
    if (!call) throw new Error(`no call of ${path}`)
    world.control.fault({ path, kind: 'body', body: JSON.stringify(sample) })
    const answer = call.ask(world.wechat)
    const { errcode = 0, errmsg = '' } = sample
    const instead = call.instead?.[errcode]
    if (errcode === 0) expect(await answer).not.toBe('unknown')
    else if (instead !== undefined) expect(await answer).toBe(instead)
    else expect(await failureOf(answer)).toMatchObject({ errcode, rid: errmsg.split('rid: ')[1] })
  })
})
