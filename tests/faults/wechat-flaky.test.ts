/** WeChat on a bad day, call by call: at most three tries each, few retries in all, every failure a WechatError, nothing unhandled. */
import { must } from '@laurel/server/platform/must'
import { createWechat, type Wechat, WechatError } from '@laurel/server/platform/wechat/index'
import { type Emulator, type FaultInput, startEmulator } from '@laurel/wechat-emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

/** More for the night: `FLAKY_CALLS=10000`. */
const CALLS = Number(process.env.FLAKY_CALLS ?? 300)

const app = { appid: 'wxlaureltest', secret: 'laurel-test-secret' }
const openid = 'alice'
const templateId = 'the-template'

let emulator: Emulator
let wechat: Wechat
const unhandled: unknown[] = []
const note = (reason: unknown): void => void unhandled.push(reason)

beforeAll(() => void process.on('unhandledRejection', note))
afterAll(() => void process.off('unhandledRejection', note))
beforeEach(async () => {
  emulator = await startEmulator({ apps: [app], seed: 7 })
  wechat = createWechat({ baseUrl: emulator.url, ...app })
  const { control } = emulator
  control.createUser({ openid, phone: '13800138000' })
  control.addTemplate({ id: templateId, fields: { thing1: 'thing' } })
  return async () => {
    await wechat.close()
    await emulator.close()
  }
})

/** Each endpoint of the client, as the product calls it, and how often its call may be sent. */
const endpoints: { path: string; sentMax: 1 | 3; ask: () => Promise<unknown> }[] = [
  {
    path: '/wxa/business/getuserphonenumber',
    sentMax: 1,
    ask: () => wechat.phoneNumber({ code: emulator.control.phoneCode(openid), openid }),
  },
  {
    path: '/cgi-bin/message/subscribe/send',
    sentMax: 1,
    ask() {
      emulator.control.tapSubscribe(openid, { [templateId]: 'accept' })
      return wechat.sendSubscribeMessage({ openid, templateId, values: { thing1: 'Thermos' } })
    },
  },
  { path: '/wxa/getwxacodeunlimit', sentMax: 3, ask: () => wechat.miniProgramCode({ scene: 'a' }) },
  {
    path: '/wxa/msg_sec_check',
    sentMax: 3,
    ask: () => wechat.checkText({ openid, scene: 'profile', text: 'Alice' }),
  },
  {
    path: '/wxa/media_check_async',
    sentMax: 3,
    ask: () =>
      wechat.checkMedia({ openid, scene: 'profile', media: 'image', url: 'https://cdn.example/a.jpg' }),
  },
  { path: '/wxa/generate_urllink', sentMax: 3, ask: () => wechat.urlLink({ days: 1 }) },
  { path: '/cgi-bin/openapi/quota/get', sentMax: 3, ask: () => wechat.quotaOf('/wxa/msg_sec_check') },
]

/** Without the drawing, over which the emulator takes its time. */
const quick = endpoints.filter(({ path }) => path !== '/wxa/getwxacodeunlimit')

const troubles: FaultInput[] = [
  { path: '*', kind: 'errcode', errcode: -1 },
  { path: '*', kind: 'reset' },
  { path: '*', kind: 'half-body' },
  { path: '*', kind: 'bad-gateway' },
  { path: '*', kind: 'not-json' },
]

const asked = (path: string) => emulator.control.counters()[path] ?? 0

describe.each(endpoints)('$path', ({ path, sentMax, ask }) => {
  test.each(troubles)('every answer is $kind', async (trouble) => {
    await wechat.accessToken()
    emulator.control.visit(openid)
    emulator.control.fault({ ...trouble, path })
    const outcome = await ask().catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(WechatError)
    expect(outcome).toMatchObject({ kind: 'retry', path })
    expect(asked(path)).toBe(sentMax)
  })
})

test.each([0.01, 0.1, 0.5])(
  `${CALLS} calls while each answer fails with a chance of %d`,
  async (probability) => {
    await wechat.accessToken()
    emulator.control.visit(openid)
    for (const trouble of troubles)
      emulator.control.fault({ ...trouble, probability: probability / troubles.length })
    const sent = { calls: 0, failed: 0, requests: 0 }
    for (let nth = 0; nth < CALLS; nth += 1) {
      const { path, sentMax, ask } = must(quick[nth % quick.length], 'endpoint')
      const before = asked(path)
      const outcome = await ask().catch((error: unknown) => error)
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(WechatError)
        sent.failed += 1
      }
      expect(asked(path) - before).toBeLessThanOrEqual(sentMax)
      sent.calls += 1
      sent.requests += asked(path) - before
    }
    expect(sent.requests - sent.calls).toBeLessThanOrEqual(10 + CALLS * 0.1)
    // At the mildest the retries hide nearly all of it from the product.
    if (probability <= 0.01) expect(sent.failed).toBeLessThanOrEqual(CALLS * 0.02)
    expect(unhandled).toEqual([])
  },
)
