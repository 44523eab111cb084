import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('a tap reaches the page with the dataset of the button, and the outer view after it', async () => {
  await using world = await open()

  await world.tap('.add')
  await world.tap('.add')

  expect(await world.text('.count')).toBe('4')
  expect(await world.data('trail')).toBe('capture bubble capture bubble ')
})

test('catchtap ends the tap at the button', async () => {
  await using world = await open()
  await world.tap('.stop')
  expect(await world.text('.count')).toBe('10')
  expect(await world.data('trail')).toBe('capture ')
})

test('a disabled button hears nothing; one that is not told whether it is, hears', async () => {
  await using world = await open()
  await world.tap('.off')
  expect(await world.text('.count')).toBe('0')
  await world.tap('.maybe')
  expect(await world.text('.count')).toBe('3')
})

test('an event is plain data of the page’s own world', async () => {
  await using world = await open()
  await world.tap('.add')

  const { keys, isPlain } = await (await world.page()).callMethod('lastEvent')
  const plainKeys = [
    'changedTouches',
    'currentTarget',
    'detail',
    'mark',
    'mut',
    'target',
    'timeStamp',
    'touches',
    'type',
  ]
  expect(keys).toEqual(plainKeys)
  expect(isPlain).toBe(true)
})

test('text, attribute, property, wxml and style of an element are read', async () => {
  await using world = await open()
  const title = await world.find('#title')

  expect(await title.text()).toBe('HELLO')
  expect(title.tagName).toBe('view')
  expect(await title.attribute('class')).toBe('title')
  expect(await title.attribute('data-kind')).toBe('big')
  expect(await title.attribute('none')).toBeNull()
  expect(await title.outerWxml()).toMatch(/^<view class="title" id="[\w-]*--title">HELLO<\/view>$/)
  expect(await (await world.find('.logo')).property('mode')).toBe('aspectFill')
  expect(await (await world.find('.logo')).style('width')).toBe('50px')
  expect(await title.style('color')).toBe('rgb(1, 2, 3)')
})

test('elements are found by tag, list and xpath, and a missing one is null', async () => {
  await using world = await open()
  const page = await world.page()
  await page.callMethod('onPullDownRefresh')

  expect(await page.$$('view.item')).toHaveLength(2)
  expect(await (await page.getElementByXpath('//view[@class="item"][2]'))?.text()).toBe('two')
  expect(await (await world.find('.outer')).$$('button')).toHaveLength(2)
  expect(await page.$('.nowhere')).toBeNull()
})

test('an element that left the page is not found again', async () => {
  await using world = await open()
  const page = await world.page()
  await page.callMethod('onPullDownRefresh')
  const item = await world.find('.item')
  await page.setData({ items: [] })

  await expect(item.tap()).rejects.toThrow('is not on the page')
})

test('each item of a list hears its own tap', async () => {
  await using world = await open()
  const page = await world.page()
  await page.callMethod('onPullDownRefresh')

  const items: Awaited<ReturnType<typeof world.find>>[] = await page.$$('.item')
  await items[1]?.tap()
  expect(await world.text('.picked')).toBe('item 2')
})

test('a custom component has its own tree, data, methods and events', async () => {
  await using world = await open()
  const badge = await world.find('#badge')

  expect(await (await world.page()).$('.dot')).toBeNull()
  const dot = await badge.$('.dot')
  expect(await dot?.text()).toBe('new 0 0')
  await dot?.tap()
  expect(await world.text('.count')).toBe('7')
  expect(await badge.attribute('label')).toBe('new')
  if (!('callMethod' in badge) || typeof badge.callMethod !== 'function')
    throw new Error('not a custom element')
  expect(await badge.callMethod('bump', 3)).toBe(3)
  expect(await dot?.text()).toBe('new 7 3')
})

test('a property of a type starts with the empty value of that type', async () => {
  await using world = await open()
  expect(await (await world.find('#badge')).attribute('note')).toBe('')
})

test('trigger sends a component event with its detail', async () => {
  await using world = await open()
  await (await world.find('#badge')).trigger('boost', { by: 5 })
  expect(await world.text('.count')).toBe('5')
})

test('a navigator opens its page', async () => {
  await using world = await open()
  await world.tap('.goods-link')
  await expect.poll(world.path).toBe('mall/goods/index')
  expect(await world.text('.goods')).toBe('goods 9')
})

test('the phone number button is answered by the owner of the host', async () => {
  await using world = await open({ wx: { getPhoneNumber: async () => ({ code: 'from-the-emulator' }) } })
  await world.tap('.phone')
  await expect.poll(() => world.text('.picked')).toBe('from-the-emulator')
})

test('a refused phone number reaches the page as a failure', async () => {
  const getPhoneNumber = () => Promise.reject(new Error('user deny'))
  await using world = await open({ wx: { getPhoneNumber } })
  await world.tap('.phone')
  await expect.poll(() => world.text('.picked')).toBe('getPhoneNumber:fail user deny')
})
