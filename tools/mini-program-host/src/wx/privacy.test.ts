import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture } from '../fixture/path.ts'
import { type Host, launch } from '../host.ts'
import { tapOn } from '../view/controls.ts'
import { queryAll } from '../view/query.ts'

let dist = ''

beforeAll(() => {
  dist = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-checked-'))
  fs.cpSync(fixture, dist, { recursive: true })
  const config = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
  fs.writeFileSync(path.join(dist, 'app.json'), JSON.stringify({ ...config, __usePrivacyCheck__: true }))
})
afterAll(() => fs.rmSync(dist, { recursive: true }))

async function copying(declaredPrivacy?: string[]) {
  const host = await launch({ dist, host: declaredPrivacy ? { declaredPrivacy } : {} })
  const evaluate = (source: string) => host.realm.run(source)
  return { host, evaluate, [Symbol.dispose]: () => host.close() }
}

function button(host: Host, selector: string): Element {
  const [found] = queryAll(host.currentPage().element, selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
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

test('an app with its own dialog is asked instead, and agrees by a button that was tapped', async () => {
  using world = await copying()
  world.evaluate(`wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
    globalThis.referrer = referrer
    globalThis.resolve = resolve
  })`)
  const copied = world.evaluate(COPY)
  await expect.poll(() => world.evaluate('globalThis.referrer')).toBe('setClipboardData')
  expect(world.host.privacy.dialog).toBeNull()

  tapOn(world.host, button(world.host, '#yes'))
  world.evaluate(`resolve({ event: 'agree', buttonId: 'yes' })`)
  expect(await copied).toBe('setClipboardData:ok')
})

test('a script that agrees for the member is refused', async () => {
  using world = await copying()
  world.evaluate(`wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'agree', buttonId: 'yes' }))`)
  expect(await world.evaluate(COPY)).toBe('setClipboardData:fail privacy permission is not authorized 104')
})

test('what the guide does not declare fails, whoever agreed', async () => {
  using world = await copying(['UserInfo'])
  world.host.privacy.agree()
  expect(await world.evaluate(COPY)).toBe(
    'setClipboardData:fail api scope is not declared in the privacy agreement 112',
  )
})

test('a button that asks for the phone number waits at the gate, unless it agrees itself', async () => {
  using world = await copying()
  const { host } = world
  const picked = () => button(host, '.picked').textContent
  tapOn(host, button(host, '.phone'))
  await expect.poll(() => host.privacy.dialog).not.toBeNull()
  host.privacy.dialog?.answer(false)
  await expect.poll(picked).toBe('getPhoneNumber:fail privacy permission is not authorized')

  tapOn(host, button(host, '.phone-and-agree'))
  await expect.poll(picked).toMatch(/^phone-/)
  expect(host.privacy.isNeeded).toBe(false)
})

test('an avatar comes after consent; a refusal says nothing', async () => {
  using world = await copying()
  const { host } = world
  tapOn(host, button(host, '.avatar'))
  await expect.poll(() => host.privacy.dialog).not.toBeNull()
  host.privacy.dialog?.answer(false)
  await host.screen.settle()
  expect(button(host, '.picked').textContent).toBe('')
  tapOn(host, button(host, '.avatar'))
  await expect.poll(() => host.privacy.dialog).not.toBeNull()
  host.privacy.dialog?.answer(true)
  await expect.poll(() => button(host, '.picked').textContent).toMatch(/^http:\/\/tmp\//)
})
