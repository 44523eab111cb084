import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture } from '../fixture/path.ts'
import { launch } from '../host.ts'

let dist = ''

beforeAll(() => {
  dist = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-checked-'))
  fs.cpSync(fixture, dist, { recursive: true })
  const config = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
  fs.writeFileSync(path.join(dist, 'app.json'), JSON.stringify({ ...config, __usePrivacyCheck__: true }))
})
afterAll(() => fs.rmSync(dist, { recursive: true }))

async function copying() {
  const host = await launch({ dist })
  const evaluate = (source: string) => host.realm.run(source)
  return { host, evaluate, [Symbol.dispose]: () => host.close() }
}

const COPY = `wx.setClipboardData({ data: 'x' }).then(({ errMsg }) => errMsg, ({ errMsg, errno }) => errMsg + ' ' + errno)`

test('before consent WeChat asks; after it, never again', async () => {
  using world = await copying()
  const { host, evaluate } = world
  const copied = evaluate(COPY)
  await expect.poll(() => host.privacy.dialog).not.toBeNull()
  expect(host.clipboard).toBe('')
  host.privacy.dialog?.answer(true)

  expect(await copied).toBe('setClipboardData:ok')
  expect(await evaluate(COPY)).toBe('setClipboardData:ok')
  expect(await evaluate('wx.getPrivacySetting()')).toMatchObject({ needAuthorization: false })
})

test('a refusal fails the call and asks again next time', async () => {
  using world = await copying()
  const copied = world.evaluate(COPY)
  await expect.poll(() => world.host.privacy.dialog).not.toBeNull()
  world.host.privacy.dialog?.answer(false)
  expect(await copied).toBe('setClipboardData:fail privacy permission is not authorized 104')
  expect(await world.evaluate('wx.getPrivacySetting()')).toMatchObject({ needAuthorization: true })
})

test('an app with its own dialog is asked instead', async () => {
  using world = await copying()
  world.evaluate(`wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'agree', buttonId: 'yes' }))`)
  expect(await world.evaluate(COPY)).toBe('setClipboardData:ok')
  expect(world.host.privacy.dialog).toBeNull()
})
