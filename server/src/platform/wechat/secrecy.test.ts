import { inspect } from 'node:util'
import type { FaultInput } from '@laurel/wechat-emulator'
import { afterEach, expect, test } from 'vitest'
import type { Wechat } from './index.ts'
import { createWorld, failureOf, type World } from './testing.ts'

const openid = 'oAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const name = '\u5f20\u4e09'
const text = 'a text that is nobody’s business'
const phoneCode = 'b'.repeat(64)
const mobile = '13800138000'
const clientIp = '203.0.113.7'

/** Path, what that call sends, and the call. */
const calls: [string, string[], (wechat: Wechat) => Promise<unknown>][] = [
  [
    '/wxa/business/getuserphonenumber',
    [openid, phoneCode],
    (wechat) => wechat.phoneNumber({ code: phoneCode, openid }),
  ],
  [
    '/cgi-bin/message/subscribe/send',
    [openid, name],
    (wechat) => wechat.sendSubscribeMessage({ openid, templateId: 'the-template', values: { name1: name } }),
  ],
  ['/wxa/msg_sec_check', [openid, text], (wechat) => wechat.checkText({ openid, scene: 'profile', text })],
  [
    '/wxa/getuserriskrank',
    [openid, mobile, clientIp],
    (wechat) => wechat.riskRank({ openid, scene: 'marketing', clientIp, mobile }),
  ],
]

let world: World
afterEach(() => world.close())

test.each(calls)(
  '%s: whatever WeChat says, no log line and no error tells who it was about',
  async (path, sent, ask) => {
    world = await createWorld({ timeoutMs: 1_000 })
    const token = await world.wechat.accessToken()
    const troubles: FaultInput[] = [
      { path, kind: 'errcode', errcode: 47003, errmsg: `invalid ${[...sent, token].join(' of ')}` },
      { path, kind: 'latency', latencyMs: 2_000 },
      { path, kind: 'reset' },
      { path, kind: 'half-body' },
      { path, kind: 'not-json' },
      { path, kind: 'body', body: '{"errcode":0,"phone_info":{}}' },
    ]
    const outcomes: unknown[] = []
    for (const trouble of troubles) {
      world.control.clearFaults()
      world.control.fault(trouble)
      outcomes.push(await ask(world.wechat).catch((error: unknown) => error))
    }
    expect(world.logged.length).toBeGreaterThanOrEqual(troubles.length)
    const seen = [...world.logged, ...outcomes]
      .map((one) => inspect(one, { depth: 9 }) + JSON.stringify(one))
      .join('\n')
    for (const secret of [...sent, token, 'access_token=']) expect(seen).not.toContain(secret)
  },
)

test('the rid survives the striking out', async () => {
  world = await createWorld()
  const rid = '6437cc6f-1a2b3c4d-5e6f7a8b'
  world.control.fault({
    path: '/wxa/msg_sec_check',
    kind: 'body',
    body: JSON.stringify({ errcode: 47001, errmsg: `bad 6437 rid: ${rid}` }),
  })
  const failure = await failureOf(world.wechat.checkText({ openid, scene: 'profile', text: '6437' }))
  expect(failure).toMatchObject({ rid, errmsg: expect.stringMatching(/^bad \*\*\* rid: /) })
})
