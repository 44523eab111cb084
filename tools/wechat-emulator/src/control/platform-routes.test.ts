import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAppServer } from '../push/testing.ts'
import { createWorld, start, type World } from '../testing.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const control = (method: string, path: string, body?: unknown) => world.askControl(method, path, body)

test('a banned template, and one that does not exist', async () => {
  await control('POST', '/templates', { id: 'shipped', fields: { thing1: 'thing' } })
  const banned = await control('POST', '/templates/shipped/banned', { banned: true })
  expect(banned.body).toMatchObject({ id: 'shipped', banned: true })
  expect((await control('POST', '/templates/lost/banned', { banned: true })).status).toBe(404)
  expect((await control('POST', '/templates', { fields: { title1: 'title' } })).status).toBe(400)
})

test('verdicts come and go', async () => {
  await control('POST', '/verdicts', { word: 'gamble', suggest: 'risky' })
  expect((await control('GET', '/verdicts')).body).toEqual([
    { word: 'gamble', suggest: 'risky', label: 20006, errcode: 0 },
  ])
  await control('DELETE', '/verdicts')
  expect((await control('GET', '/verdicts')).body).toEqual([])
  expect((await control('POST', '/verdicts', { word: 'x', suggest: 'maybe' })).status).toBe(400)
})

test('what was drawn, linked, checked and refused can be read', async () => {
  const { openid } = world.control.createUser()
  world.control.visit(openid)
  await world.call('/wxa/getwxacodeunlimit', { scene: 'r=1', page: 'pages/a' })
  const { url_link } = (await world.call('/wxa/generate_urllink', { path: 'pages/a' })).body
  await world.call('/wxa/media_check_async', {
    media_url: 'https://example.com/a.png',
    media_type: 2,
    version: 2,
    scene: 1,
    openid,
  })
  await world.call('/wxa/msg_sec_check', {})
  expect((await control('GET', '/qr-codes')).body).toMatchObject([{ scene: 'r=1', page: 'pages/a' }])
  expect((await control('POST', '/links/open', { url: url_link })).body).toMatchObject({ path: 'pages/a' })
  expect((await control('GET', '/links')).body).toMatchObject([{ url: url_link, visits: 1 }])
  expect((await control('GET', '/media-checks')).body).toMatchObject([{ openid, done: false }])
  expect((await control('GET', '/rids')).body).toMatchObject([{ path: '/wxa/msg_sec_check', at: start }])
  expect((await control('POST', '/links/open', { url: 'https://wxaurl.cn/x' })).status).toBe(404)
})

test('the clock that WeChat tells is set beside the one it goes by', async () => {
  expect((await control('POST', '/clock', { skewMs: 3_600_000 })).body).toEqual({ now: start })
  const { body } = await world.login('unknown')
  expect(body.errmsg).toMatch(new RegExp(`rid: ${(start / 1000 + 3_600).toString(16)}-`))
})

test('a push over HTTP: set up, sent, read, replayed', async () => {
  const app = await startAppServer()
  try {
    const event = { event: 'user_authorization_revoke', openid: 'alice', revokeInfo: '8' }
    expect((await control('POST', '/push', { events: [event] })).status).toBe(409)
    await control('POST', '/app', { push: { url: app.url, token: 't' } })
    const sent = await control('POST', '/push', { events: [event, event], copies: 2, order: 'reversed' })
    expect(sent.body).toHaveLength(4)
    expect((await control('POST', '/push/1/replay')).body).toMatchObject({ acknowledged: true })
    expect((await control('POST', '/push/done')).body).toHaveLength(5)
    expect((await control('GET', '/push')).body).toHaveLength(5)
    app.answer = ({ query }) => query.echostr ?? ''
    expect((await control('POST', '/push/verify', {})).body).toEqual({ verified: true })
    expect(app.received).toHaveLength(6)
  } finally {
    await app.close()
  }
})

test.each([
  ['an unknown event', { event: 'user_born', openid: 'alice' }],
  ['an event without its user', { event: 'user_info_modified' }],
  ['a knob of another event', { event: 'user_info_modified', openid: 'alice', revokeInfo: '8' }],
])('%s is not pushed', async (_what, event) => {
  await control('POST', '/app', { push: { url: 'http://127.0.0.1:9', token: 't' } })
  expect((await control('POST', '/push', { events: [event] })).status).toBe(400)
})

test('safe mode wants a key of 43 characters', async () => {
  const push = { url: 'http://127.0.0.1:9', token: 't', mode: 'safe', encodingAesKey: 'short' }
  expect((await control('POST', '/app', { push })).status).toBe(400)
})
