import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

const FORBIDDEN = [
  ['window', 'return typeof window'],
  ['document', 'return typeof document'],
  ['localStorage', 'return typeof localStorage'],
  ['fetch', 'return typeof fetch'],
  ['process', 'return typeof process'],
  ['URL', 'return typeof URL'],
  ['AbortController', 'return typeof AbortController'],
  ['structuredClone', 'return typeof structuredClone'],
  ['crypto', 'return typeof crypto'],
  ['WebAssembly', 'return typeof WebAssembly'],
]

test.each(FORBIDDEN)('the page’s world has no %s', async (_, body) => {
  await using world = await open()
  expect(await world.mp.evaluate(`function () { ${body} }`)).toBe('undefined')
})

test.each(['eval("1")', 'new Function("return 1")()', '(() => {}).constructor("return 1")()'])(
  '%s is refused',
  async (code) => {
    await using world = await open()
    await expect(world.mp.evaluate(`function () { return ${code} }`)).rejects.toThrow(
      /Code generation from strings/,
    )
  },
)

test('the page’s modules see browser names as parameters without a value', async () => {
  await using world = await open()
  const { require } = world.host.modules
  expect(() => require.call(world.host.modules, 'pages/nowhere')).toThrow(
    "module 'pages/nowhere.js' is not defined",
  )
  expect(await world.mp.evaluate('function () { return typeof require }')).toBe('undefined')
})

test('what WeChat hands over is built of the page’s own objects', async () => {
  await using world = await open()
  const isOwn = await world.mp.evaluate(`function () {
    const info = wx.getSystemInfoSync()
    return [info instanceof Object, getCurrentPages() instanceof Array, getCurrentPages()[0].options instanceof Object]
  }`)
  expect(isOwn).toEqual([true, true, true])
})
