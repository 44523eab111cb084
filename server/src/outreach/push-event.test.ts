import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPush } from './push-event.ts'

interface Case {
  case: string
  sample: Record<string, unknown>
}
const fixtures = createRequire(import.meta.url).resolve('@laurel/wechat-emulator/fixtures/push.json')
const { cases } = JSON.parse(readFileSync(fixtures, 'utf8')) as { cases: Case[] }
const sampleOf = (name: string): Record<string, unknown> =>
  cases.find((one) => one.case === name)?.sample ?? {}
const newsOf = (name: string) => readPush(sampleOf(name))?.news

const shipped = 'BEwX0BO-T3MqK3Uc5oTU3CGBqzjpndk2jzUf7VfExd8'

describe('what WeChat pushes', () => {
  test.each([
    ['one template answered', { kind: 'accepted', templateIds: [shipped] }],
    ['several templates answered', { kind: 'accepted', templateIds: [shipped] }],
    ['template rejected in the settings', { kind: 'muted', templateIds: [shipped] }],
    [
      'message delivered',
      {
        kind: 'receipts',
        receipts: [{ templateId: shipped, messageId: '1864323726461255680', errcode: 0 }],
      },
    ],
    ['media checked', { kind: 'media', traceId: '6437cc6f-3845297a-1976a3ae', suggest: 'pass' }],
    ['media could not be downloaded', { kind: 'media', suggest: 'review' }],
    ['profile cleaned by the platform', { kind: 'revoked', numbers: [] }],
    ['phone withdrawn', { kind: 'revoked', numbers: [8] }],
    ['WeChat account closed', { kind: 'cancelled' }],
    [
      'warned for induced sharing',
      { kind: 'punished', since: 1_681_378_415_000, until: null, reason: '存在诱导分享行为' },
    ],
  ])('is read: %s', (name, news) => {
    expect(newsOf(name)).toMatchObject({ ...news, at: 1_681_378_415_000 })
  })

  test('every sample of the emulator is known', () => {
    expect(cases.length).toBeGreaterThan(8)
    for (const { sample } of cases) expect(readPush(sample)?.news.kind).not.toBe('other')
  })

  test('is about the person in OpenID, else the sender; verdicts and punishments are about nobody', () => {
    expect(readPush({ ...sampleOf('phone withdrawn'), FromUserName: 'oPlatform' })?.openid).toBe(
      'oABCDEFGHIJKLMNOPQRSTUVWXYZ0',
    )
    expect(readPush(sampleOf('one template answered'))?.openid).toBe('oABCDEFGHIJKLMNOPQRSTUVWXYZ0')
    expect(readPush(sampleOf('media checked'))?.openid).toBeNull()
    expect(readPush(sampleOf('warned for induced sharing'))?.openid).toBeNull()
  })
})

describe('the oddities', () => {
  const item = { TemplateId: 't1', SubscribeStatusString: 'accept', PopupScene: '0' }
  const popup = (list: object, time: unknown = '1681378415') => ({
    FromUserName: 'o-lin',
    CreateTime: time,
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    ...list,
  })

  test('a list bare or wrapped, of one or of several, a time as text or number: the same news, once', () => {
    const ways = [
      popup({ List: item }),
      popup({ List: [item] }),
      popup({ SubscribeMsgPopupEvent: { List: item } }),
      popup({ SubscribeMsgPopupEvent: { List: [item] } }, 1_681_378_415),
    ]

    const keys = new Set(ways.map((way) => readPush(way)?.key))
    expect(keys.size).toBe(1)
    for (const way of ways) expect(readPush(way)?.news).toMatchObject({ templateIds: ['t1'] })
  })

  test('two templates answered in one second are two pieces of news', () => {
    const other = popup({ List: { ...item, TemplateId: 't2' } })

    expect(readPush(other)?.key).not.toBe(readPush(popup({ List: item }))?.key)
  })

  test('a ban ends after its longest part, a warning when an operator says so', () => {
    const banned = (detail: unknown) =>
      readPush({ ...sampleOf('warned for induced sharing'), detail, event_type: 2 })?.news
    const day = 86_400_000

    expect(banned('{"banned_days":[1,3],"banned_function_names":["a","b"]}')).toMatchObject({
      until: 1_681_378_415_000 + 3 * day,
    })
    expect(banned({ banned_days: 2 })).toMatchObject({ until: 1_681_378_415_000 + 2 * day })
    expect(banned('{"suspended_days":1}')).toMatchObject({ until: 1_681_378_415_000 + day })
    expect(banned('{')).toMatchObject({ until: null })
  })

  test('a reason holds nothing that a database would not keep', () => {
    const news = readPush({
      ...sampleOf('warned for induced sharing'),
      illegal_reason: `a\0b\uD800${'长'.repeat(500)}`,
    })

    expect(news?.news).toMatchObject({ reason: expect.stringMatching(/^a b\uFFFD长{100,}$/) })
  })

  test.each([
    [{}],
    [{ MsgType: 'event', Event: 'x' }],
    [{ MsgType: 'event', Event: 'x', CreateTime: 'soon' }],
    [{ MsgType: 'event', Event: 'x', CreateTime: -5 }],
    [{ MsgType: 'event', CreateTime: 1 }],
    [{ CreateTime: 1, Event: 'x' }],
  ])('%o is no message of WeChat’s', (body) => {
    expect(readPush(body)).toBeNull()
  })

  test('an event by the name of what every object has is one that we do not know', () => {
    expect(readPush({ MsgType: 'event', Event: 'constructor', CreateTime: 1 })?.news.kind).toBe('other')
  })
})

test('whatever it says, reading it ends, and what is kept of it is short', () => {
  const names = Object.keys(Object.assign({}, ...cases.map(({ sample }) => sample)))
  const events = cases.map(({ sample }) => sample.Event)
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom('1', 8, '6,8', [6, '8'], { List: [{}] }),
  )
  const body = fc.tuple(fc.constantFrom(...events), fc.dictionary(fc.constantFrom(...names, 'List'), odd))

  fc.assert(
    fc.property(body, ([Event, rest]) => {
      const read = readPush({ CreateTime: 1_681_378_415, MsgType: 'event', ...rest, Event })
      if (read) expect(JSON.stringify(read).length).toBeLessThan(20_000)
    }),
    { numRuns: 2_000 },
  )
})
