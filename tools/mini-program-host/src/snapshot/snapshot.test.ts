import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { open, type World } from '../fixture/world.ts'
import { snapshot } from './snapshot.ts'

function pictureOf(world: World) {
  const { window } = new JSDOM(snapshot(world.host))
  const find = (selector: string) => {
    const element = window.document.querySelector(selector)
    if (!element) throw new Error(`no ${selector} in the snapshot`)
    return element
  }
  return {
    find,
    has: (selector: string) => window.document.querySelector(selector) !== null,
    styleOf: (selector: string) => window.getComputedStyle(find(selector)),
  }
}

test('the real WXSS applies to the page and, under its scope, to the component', async () => {
  await using world = await open()
  const { find, styleOf } = pictureOf(world)
  expect(styleOf('.title').fontSize).toBe('20px')
  expect(styleOf('.title').color).toBe('rgb(1, 2, 3)')
  expect(styleOf('.count').color).toBe('rgb(9, 8, 7)')
  expect(styleOf('wx-page').backgroundColor).toBe('rgb(250, 249, 248)')
  expect(styleOf('wx-badge wx-view').color).toBe('rgb(4, 5, 6)')
  expect(styleOf('wx-badge').display).toBe('block')
  expect(find('.hidden').hasAttribute('hidden')).toBe(true)
  expect(find('.off').hasAttribute('disabled')).toBe(true)
  expect(find('.maybe').hasAttribute('disabled')).toBe(false)
})

test('pictures show: the package’s inlined, the web’s by address, each by its mode', async () => {
  await using world = await open()
  const { find, styleOf } = pictureOf(world)
  const inlined = `data:image/png;base64,${world.host.files.read('/assets/dot.png').toString('base64')}`
  expect(find('.logo img').getAttribute('src')).toBe(inlined)
  expect(find('.wide img').getAttribute('src')).toBe(inlined)
  expect(find('.remote img').getAttribute('src')).toBe('http://127.0.0.1:1/far.png')
  expect(find('.data img').getAttribute('src')).toMatch(/^data:image\/gif/)
  expect(styleOf('.logo img').objectFit).toBe('cover')
  expect(styleOf('.remote img').objectFit).toBe('contain')
  expect(styleOf('.wide').height).toBe('auto')
  expect(styleOf('.logo').width).toBe('50px')
})

test('a tab page has a bar above and tabs with icons below; a custom page has no bar', async () => {
  await using world = await open()
  const home = pictureOf(world)
  expect(home.find('.host-nav').textContent).toBe('Home page')
  expect(home.find('.host-tabs span:first-child').getAttribute('style')).toBe('color:#0a7d4f')
  expect(home.find('.host-tabs img').getAttribute('src')).toMatch(/^data:image\/png;base64,/)

  await world.go('switchTab', '/pages/me/index')
  expect(pictureOf(world).has('.host-nav')).toBe(false)
  await world.go('navigateTo', '/pages/plain/index')
  expect(pictureOf(world).has('.host-tabs')).toBe(false)
  expect(pictureOf(world).has('.host-back')).toBe(true)
})

test('what was typed and switched shows', async () => {
  await using world = await open({}, { url: '/pages/form/index' })
  expect(pictureOf(world).find('.name').textContent).toBe('Your name')
  const name = await world.find('.name')
  if (!('input' in name) || typeof name.input !== 'function') throw new Error('not an input')
  await name.input('<b>')
  await world.tap('.agree')

  expect(pictureOf(world).find('.name span').textContent).toBe('<b>')
  expect(pictureOf(world).find('.agree').hasAttribute('data-on')).toBe(true)
})

test('an open modal lies over the page, its words as text', async () => {
  await using world = await open()
  const answered = world.mp.callWxMethod('showModal', { title: '<i>Sure?</i>' })
  await expect.poll(() => world.host.ui.modal).not.toBeNull()
  expect(pictureOf(world).find('.host-modal b').textContent).toBe('<i>Sure?</i>')
  await world.mp.native().confirmModal()
  await answered
})
