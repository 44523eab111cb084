import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('the lifetimes of a page come in WeChat’s order, with the query not decoded', async () => {
  await using world = await open({}, { url: '/pages/home/index?name=%E5%BC%A0&x=1', scene: 1007 })
  await world.go('navigateTo', '/pages/plain/index?from=home')
  expect(await world.text('.path')).toBe('home')
  await world.go('navigateBack')

  const history = await (await world.page()).callMethod('history')
  expect(history).toEqual(['load', { name: '%E5%BC%A0', x: '1' }, 'show', 'ready', 'hide', 'show'])
  const scene = await world.mp.callWxMethod('getLaunchOptionsSync')
  expect(scene).toMatchObject({ path: 'pages/home/index', scene: 1007 })
})

test('switchTab keeps the other tab alive and closes what lay over it', async () => {
  await using world = await open()
  await world.go('switchTab', '/pages/me/index')
  await world.go('navigateTo', '/pages/plain/index')
  await world.go('switchTab', '/pages/home/index')
  await world.go('switchTab', '/pages/me/index')

  expect(await world.text('.shows')).toBe('2')
  expect(await world.mp.pageStack()).toHaveLength(1)
})

test('a component hears that its page is shown', async () => {
  await using world = await open()
  await world.go('switchTab', '/pages/me/index')
  await world.go('switchTab', '/pages/home/index')
  const badge = await world.find('#badge')
  expect('data' in badge && typeof badge.data === 'function' && (await badge.data('shows'))).toBe(2)
})

test('redirectTo replaces the top page, reLaunch all pages', async () => {
  await using world = await open()
  await world.go('navigateTo', '/pages/plain/index')
  await world.go('redirectTo', '/mall/goods/index?id=3')
  expect((await world.mp.pageStack()).map((page) => page.path)).toEqual([
    'pages/home/index',
    'mall/goods/index',
  ])

  await world.go('reLaunch', '/pages/plain/index')
  expect((await world.mp.pageStack()).map((page) => page.path)).toEqual(['pages/plain/index'])
})

test('a relative address counts from the page', async () => {
  await using world = await open()
  await world.go('navigateTo', '../plain/index?from=relative')
  expect(await world.text('.path')).toBe('relative')
})

test.each([
  ['navigateTo', '/pages/me/index', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['redirectTo', '/pages/me/index', 'redirectTo:fail can not redirectTo a tabbar page'],
  ['switchTab', '/pages/plain/index', 'switchTab:fail can not switchTab to a no-tabBar page'],
  ['navigateTo', '/pages/nowhere/index', 'navigateTo:fail page "pages/nowhere/index" is not found'],
  ['reLaunch', '/pages/nowhere/index', 'reLaunch:fail page "pages/nowhere/index" is not found'],
  ['navigateBack', undefined, 'navigateBack:fail cannot navigate back at first page'],
])('%s %s is refused and the page stays', async (method, url, reason) => {
  await using world = await open()
  await expect(world.go(method, url)).rejects.toThrow(reason)
  expect(await world.path()).toBe('pages/home/index')
})

test('the stack holds ten pages and no more', async () => {
  await using world = await open()
  for (let depth = 2; depth <= 10; depth += 1) await world.go('navigateTo', '/pages/plain/index')
  expect(await world.mp.pageStack()).toHaveLength(10)
  await expect(world.go('navigateTo', '/pages/plain/index')).rejects.toThrow('webview count limit exceed')
})

test('the event channel carries words both ways between two pages', async () => {
  await using world = await open()
  const answer = await world.mp.evaluate(`function () {
    return new Promise((resolve) => wx.navigateTo({
      url: '/mall/goods/index?id=1',
      events: { answer: resolve },
      success: ({ eventChannel }) => eventChannel.emit('greet', 'hi'),
    }))
  }`)
  expect(answer).toBe('hi back')
  await expect.poll(() => world.text('.heard')).toBe('hi')
})

test('a page is shared with what its hook answers, and not without the hook', async () => {
  await using world = await open()
  await world.tap('.share')
  expect(world.host.lastShare).toEqual({ title: 'shared by button', path: '/pages/home/index?via=button' })
  expect(world.host.share().path).toBe('/pages/home/index?via=menu')

  await world.go('switchTab', '/pages/me/index')
  expect(() => world.host.share()).toThrow('has no onShareAppMessage')
})
