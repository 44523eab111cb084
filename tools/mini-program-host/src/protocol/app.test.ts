import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('evaluate runs in the page’s world, with arguments', async () => {
  await using world = await open()
  const path = await world.mp.evaluate(
    'function (a, b) { return [getApp().globalData.launch.path, a + b, getCurrentPages().length] }',
    2,
    3,
  )
  expect(path).toEqual(['pages/home/index', 5, 1])
})

test('an exposed function is called from the page', async () => {
  await using world = await open()
  const heard: unknown[] = []
  await world.mp.exposeFunction('tell', (...args: unknown[]) => heard.push(args))
  await world.mp.evaluate('function () { tell("one", { two: 2 }) }')
  await expect.poll(() => heard).toEqual([['one', { two: 2 }]])
})

test('the console of the page is heard', async () => {
  await using world = await open()
  const lines: unknown[] = []
  world.mp.on('console', (line) => lines.push(line))
  await world.tap('.broken')
  await expect.poll(() => lines).toEqual([{ type: 'log', args: ['about to break', { at: 'home' }] }])
})

test.each([
  ['.broken', 'broken on purpose'],
  ['.later', 'late on purpose'],
])('an error thrown by %s is heard by the test and by the app', async (button, message) => {
  await using world = await open()
  const heard: { exceptionDetails: { text: string; stack: string } }[] = []
  world.mp.on('exception', (exception) => heard.push(exception))
  await world.tap(button)

  await expect.poll(() => heard.map(({ exceptionDetails }) => exceptionDetails.text)).toEqual([message])
  expect(heard[0]?.exceptionDetails.stack).toContain('pages/home/index.js')
  const errors = await world.mp.evaluate('function () { return getApp().globalData.errors }')
  expect(errors).toEqual([expect.stringContaining(message)])
})

test('mockWxMethod with a value answers instead of WeChat until it is restored', async () => {
  await using world = await open({ wx: { login: () => ({ code: 'real' }) } })
  await world.mp.mockWxMethod('login', { code: 'mocked' })
  expect(await world.mp.callWxMethod('login')).toEqual({ code: 'mocked' })

  await world.mp.restoreWxMethod('login')
  expect(await world.mp.callWxMethod('login')).toEqual({ code: 'real', errMsg: 'login:ok' })
})

test('mockWxMethod with a function gets the options, its own arguments and the original', async () => {
  await using world = await open()
  const mock = `function (key, fallback) {
    return key === 'known' ? fallback + '!' : this.origin(key)
  }`
  await world.mp.mockWxMethod('getStorageSync', mock, 'mocked')
  expect(await world.mp.callWxMethod('getStorageSync', 'known')).toBe('mocked!')
  expect(await world.mp.callWxMethod('getStorageSync', 'launches')).toBe(1)
})

test('an asynchronous mock may answer through the original’s callbacks', async () => {
  await using world = await open()
  const mock = `function (options) {
    return new Promise((resolve) => {
      options.success = (result) => resolve({ code: 'wrapped ' + result.errMsg })
      this.origin(options)
    })
  }`
  await world.mp.mockWxMethod('checkSession', mock)
  expect(await world.mp.callWxMethod('checkSession', {})).toEqual({ code: 'wrapped checkSession:ok' })
})

test('a wx function that does not exist is refused', async () => {
  await using world = await open()
  await expect(world.mp.callWxMethod('flyToTheMoon')).rejects.toThrow('wx.flyToTheMoon not exists')
})

test('systemInfo is the phone that the owner chose', async () => {
  await using world = await open({ systemInfo: { windowWidth: 320 } })
  expect(await world.mp.systemInfo()).toMatchObject({ SDKVersion: '3.9.0', windowWidth: 320 })
})
