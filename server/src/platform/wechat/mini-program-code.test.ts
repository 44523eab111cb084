import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, failureOf, type World } from './testing.ts'

const path = '/wxa/getwxacodeunlimit'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

test('the image is a JPEG, and it leads with the scene to the page', async () => {
  const { bytes, contentType } = await world.wechat.miniProgramCode({
    scene: 'r=Ab3._~',
    page: 'pages/invite/index',
  })
  expect(contentType).toBe('image/jpeg')
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  expect(world.control.qrCodes()).toMatchObject([
    { scene: 'r=Ab3._~', page: 'pages/invite/index', envVersion: 'release', widthPx: 430 },
  ])
})

test('without its ground it is a PNG; version and width are as asked', async () => {
  const asked = { scene: 'a', version: 'trial', widthPx: 600, transparent: true, checkPath: false } as const
  expect((await world.wechat.miniProgramCode(asked)).contentType).toBe('image/png')
  expect(world.control.qrCodes()).toMatchObject([{ envVersion: 'trial', widthPx: 600 }])
})

test('a page that is not published is the operator’s', async () => {
  world.control.publishPages(['pages/home/index'])
  const asked = { scene: 'a', page: 'pages/nowhere/index' }
  expect(await failureOf(world.wechat.miniProgramCode(asked))).toMatchObject({
    kind: 'config',
    errcode: 41030,
    rid: expect.any(String),
  })
})

test.each(['', 'a'.repeat(33), '100%', 'a b', '\u79ef'])('the scene “%s” is not even sent', async (scene) => {
  expect(await failureOf(world.wechat.miniProgramCode({ scene }))).toMatchObject({
    kind: 'config',
    errcode: null,
  })
  expect(world.asked(path)).toBe(0)
})

test('half an image is no image: it is asked for again', async () => {
  world.control.fault({ path, kind: 'half-body', times: 1 })
  const { bytes } = await world.wechat.miniProgramCode({ scene: 'a' })
  expect(bytes.subarray(-2).toString('hex')).toBe('ffd9')
  expect(world.asked(path)).toBe(2)
})

test('an answer in words is no image', async () => {
  world.control.fault({ path, kind: 'body', body: '{"errcode":0,"errmsg":"ok"}' })
  expect(await failureOf(world.wechat.miniProgramCode({ scene: 'a' }))).toMatchObject({
    kind: 'retry',
    errmsg: 'the reply has another shape',
  })
})
