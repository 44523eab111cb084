import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppServer, startAppServer } from '../push/testing.ts'
import { createWorld, type World } from '../testing.ts'

let app: AppServer
let world: World
let openid: string
beforeEach(async () => {
  app = await startAppServer()
  world = await createWorld({ push: { url: app.url, token: 't' }, mediaCheckMs: 30 * 60_000 })
  openid = world.control.createUser().openid
  world.control.visit(openid)
})
afterEach(async () => {
  await world.close()
  await app.close()
})

const url = 'https://example.com/avatars/7.png'
const check = async (media_url = url) =>
  (await world.call('/wxa/media_check_async', { media_url, media_type: 2, version: 2, scene: 1, openid }))
    .body

const verdict = async () => {
  world.control.advance(30 * 60_000)
  await world.control.pushesDone()
  return app.received[0]?.body
}

test('the verdict is pushed later, under the trace id of the call', async () => {
  const { trace_id } = await check()
  world.control.advance(30 * 60_000 - 1)
  await world.control.pushesDone()
  expect(app.received).toEqual([])
  expect(world.control.mediaChecks()).toMatchObject([
    { traceId: trace_id, url, mediaType: 'image', done: false },
  ])
  expect(await verdict()).toMatchObject({
    Event: 'wxa_media_check',
    trace_id,
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
  })
  expect(world.control.mediaChecks()).toMatchObject([{ done: true }])
})

test('a verdict on the address is told', async () => {
  world.control.judge({ word: '/avatars/', suggest: 'risky', label: 20002 })
  await check()
  expect(await verdict()).toMatchObject({ result: { suggest: 'risky', label: 20002 } })
})

test('media that cannot be downloaded', async () => {
  world.control.judge({ word: url, suggest: 'review', errcode: -1008 })
  await check()
  expect(await verdict()).toMatchObject({ errcode: -1008, detail: [] })
})

test('a short wait passes by itself', async () => {
  world.control.configureApp({ mediaCheckMs: 30 })
  await check()
  await expect.poll(() => app.received.length).toBe(1)
})

test('a reset forgets what was handed in', async () => {
  await check()
  world.control.reset()
  world.control.advance(60 * 60_000)
  await world.control.pushesDone()
  expect(app.received).toEqual([])
})
