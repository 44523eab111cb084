import { afterEach, beforeEach, expect, test } from 'vitest'
import { appid, createWorld, type World } from '../testing.ts'
import { open, seal, signatureOf } from './crypto.ts'
import type { PushEvent, PushSettings } from './events.ts'
import { type AppServer, startAppServer } from './testing.ts'

const token = 'push-token'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const closed: PushEvent = { event: 'user_authorization_cancellation', openid: 'alice' }

let app: AppServer
let world: World
beforeEach(async () => {
  app = await startAppServer()
  world = await createWorld()
  listen()
})
afterEach(async () => {
  await world.close()
  await app.close()
})

const listen = (more: Partial<PushSettings> = {}) =>
  world.control.configureApp({ push: { url: app.url, token, retryAfterMs: 1, ...more } })
const safe = { mode: 'safe', encodingAesKey } as const

const first = () => {
  const [request] = app.received
  if (!request) throw new Error('nothing came')
  return request
}

test('the config check is a signed GET that wants its echostr back', async () => {
  app.answer = ({ query }) => query.echostr ?? ''
  expect(await world.control.verifyPush()).toBe(true)
  const { method, query } = first()
  expect(method).toBe('GET')
  expect(query.signature).toBe(signatureOf(token, query.timestamp ?? '', query.nonce ?? ''))
  app.answer = () => 'success'
  expect(await world.control.verifyPush()).toBe(false)
})

test('in plain mode the event stands in the body and the signature in the query', async () => {
  const [report] = await world.control.push(closed)
  const { query, body } = first()
  expect(query.signature).toBe(signatureOf(token, query.timestamp ?? '', query.nonce ?? ''))
  expect(query).not.toHaveProperty('msg_signature')
  expect(body).toMatchObject({ Event: closed.event, OpenID: 'alice', AppID: appid, CreateTime: 0x6437cc6f })
  expect(report).toMatchObject({ acknowledged: true, attempts: [{ status: 200, answer: 'success' }] })
})

test('in safe mode only the sealed event is told, and msg_signature covers it', async () => {
  listen(safe)
  await world.control.push(closed)
  const { query, body, text } = first()
  const sealed = String(body.Encrypt)
  expect(Object.keys(body).sort()).toEqual(['Encrypt', 'ToUserName'])
  expect(query).toMatchObject({ encrypt_type: 'aes' })
  expect(query.msg_signature).toBe(signatureOf(token, query.timestamp ?? '', query.nonce ?? '', sealed))
  expect(text).not.toContain('alice')
  const opened = open(sealed, encodingAesKey)
  expect(opened.appid).toBe(appid)
  expect(JSON.parse(opened.message)).toMatchObject({ Event: closed.event, OpenID: 'alice' })
})

test('it can be sealed for another app', async () => {
  listen(safe)
  await world.control.push(closed, { sealedFor: 'wxother' })
  expect(open(String(first().body.Encrypt), encodingAesKey).appid).toBe('wxother')
})

test.each([
  ['wrong', ['signature', 'msg_signature']],
  ['missing', []],
  ['plain-only', ['signature']],
] as const)('with a %s signature in safe mode', async (signature, present) => {
  listen(safe)
  await world.control.push(closed, { signature })
  const { query, body } = first()
  const { timestamp = '', nonce = '' } = query
  expect(['signature', 'msg_signature'].filter((name) => name in query)).toEqual(present)
  const right = signatureOf(token, timestamp, nonce, String(body.Encrypt))
  expect(query.msg_signature).not.toBe(right)
})

test('what is not answered with success comes again, three times, signed anew', async () => {
  app.answer = () => ({ status: 500 })
  const [report] = await world.control.push(closed)
  expect(report).toMatchObject({ acknowledged: false })
  expect(report?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 500])
  expect(new Set(app.received.map(({ query }) => query.nonce)).size).toBe(4)
  expect(new Set(app.received.map(({ text }) => text)).size).toBe(1)
})

test('too slow is not answered; the retry may find it well', async () => {
  listen({ answerWithinMs: 400 })
  app.answer = (_request, nth) => ({ afterMs: nth === 1 ? 2_000 : 0 })
  const [report] = await world.control.push(closed)
  expect(report).toMatchObject({ acknowledged: true, attempts: [{ status: null }, { status: 200 }] })
})

test.each([
  ['nothing', '', true],
  ['other words', '{"errcode":0}', false],
])('%s is an answer: %s', async (_what, words, acknowledged) => {
  listen({ retriesMax: 0 })
  app.answer = () => words
  expect(await world.control.push(closed)).toMatchObject([{ acknowledged }])
})

test('a sealed answer is taken when its signature is right', async () => {
  listen({ ...safe, retriesMax: 0 })
  const Encrypt = seal('{"ok":1}', { encodingAesKey, appid, prefix: Buffer.alloc(16, 1) })
  const sign = (key: string) =>
    JSON.stringify({ Encrypt, MsgSignature: signatureOf(key, '1', '2', Encrypt), TimeStamp: 1, Nonce: '2' })
  app.answer = () => sign(token)
  expect(await world.control.push(closed)).toMatchObject([{ acknowledged: true }])
  app.answer = () => sign('guess')
  expect(await world.control.push(closed)).toMatchObject([{ acknowledged: false }])
})

test('copies are the same event with signatures of their own', async () => {
  expect(await world.control.push(closed, { copies: 3 })).toHaveLength(3)
  expect(new Set(app.received.map(({ text }) => text)).size).toBe(1)
  expect(new Set(app.received.map(({ query }) => query.nonce)).size).toBe(3)
})

test('a replay is the very same request', async () => {
  const [report] = await world.control.push(closed)
  world.control.advance(3_600_000)
  await world.control.replayPush(report?.id ?? 0)
  expect(app.received[1]).toEqual(app.received[0])
  await expect(world.control.replayPush(999)).rejects.toThrow('no push 999')
})

test('an old request says so in its timestamp; skew moves event and timestamp', async () => {
  await world.control.push(closed, { ageMs: 600_000 })
  world.control.skewClock(60_000)
  await world.control.push(closed)
  expect(app.received.map(({ query }) => Number(query.timestamp) - 0x6437cc6f)).toEqual([-600, 60])
  expect(app.received.map(({ body }) => Number(body.CreateTime) - 0x6437cc6f)).toEqual([0, 60])
})

test('several come in the order that a test wants', async () => {
  const events = ['a', 'b', 'c', 'd'].map((openid): PushEvent => ({ event: 'user_info_modified', openid }))
  const came = async (order: 'given' | 'reversed' | 'shuffled') => {
    app.received.length = 0
    await world.control.pushAll(events, { order })
    return app.received.map(({ body }) => body.OpenID).join('')
  }
  expect(await came('given')).toBe('abcd')
  expect(await came('reversed')).toBe('dcba')
  expect([...(await came('shuffled'))].sort().join('')).toBe('abcd')
})

test('taps, settings, sends and checks push by themselves', async () => {
  const alice = world.control.createUser({ openid: 'alice' })
  const { id } = world.control.addTemplate({ fields: { thing1: 'thing' } })
  world.control.tapSubscribe(alice.openid, { [id]: 'accept' })
  const body = { touser: alice.openid, template_id: id, data: { thing1: { value: 'tea' } } }
  await world.call('/cgi-bin/message/subscribe/send', body)
  world.control.rejectInSettings(alice.openid, [id])
  await world.control.pushesDone()
  const events = app.received.map(({ body: event }) => event.Event)
  expect(events.sort()).toEqual([
    'subscribe_msg_change_event',
    'subscribe_msg_popup_event',
    'subscribe_msg_sent_event',
  ])
})

test('unless that is turned off, or nobody listens', async () => {
  const { openid } = world.control.createUser()
  const { id } = world.control.addTemplate({ fields: { thing1: 'thing' } })
  listen({ automatic: false })
  world.control.tapSubscribe(openid, { [id]: 'accept' })
  world.control.configureApp({ push: null })
  world.control.tapSubscribe(openid, { [id]: 'accept' })
  expect(await world.control.pushesDone()).toEqual([])
  await expect(world.control.push(closed)).rejects.toThrow('no push settings')
})
