import { expect, test } from 'vitest'
import { open, type World } from '../fixture/world.ts'

const form = () => open({}, { url: '/pages/form/index' })

async function enter(world: World, selector: string, text: string): Promise<void> {
  const field = await world.find(selector)
  if (!('input' in field) || typeof field.input !== 'function') throw new Error(`${selector} takes no input`)
  await field.input(text)
}

test('typing tells the page and shows in the field', async () => {
  await using world = await form()
  await enter(world, '.name', 'alice')
  expect(await world.data('typed')).toBe('alice')
  expect(await (await world.find('.name')).value()).toBe('alice')
})

test('a field takes no more than its maxlength', async () => {
  await using world = await form()
  await enter(world, '.name', 'alexander')
  expect(await world.data('typed')).toBe('alexan')
})

test('what the page sets later replaces what was typed', async () => {
  await using world = await form()
  await enter(world, '.name', 'alice')
  await (await world.page()).callMethod('clear')
  expect(await (await world.find('.name')).value()).toBe('')
})

test('a nickname is typed like any text, and then reviewed by WeChat', async () => {
  await using world = await form()
  await enter(world, '.nickname', '小满')
  expect(await world.data('typed')).toBe('小满')
  await expect.poll(() => world.data('reviewed')).toBe(true)
})

test('model:value follows the typing', async () => {
  await using world = await form()
  await enter(world, '.mirror', 'both ways')
  expect(await world.text('.mirrored')).toBe('both ways')
})

test('a form submits what was typed and chosen', async () => {
  await using world = await form()
  await enter(world, '.name', 'bob')
  await enter(world, '.note', 'no sugar')
  await world.tap('.agree')
  await world.tap('.small')
  await world.tap('.cup')
  const age = await world.find('.age')
  if (!('slideTo' in age) || typeof age.slideTo !== 'function') throw new Error('not a slider')
  await age.slideTo(33)

  await world.tap('.submit')
  const submitted = {
    name: 'bob',
    mirror: '',
    note: 'no sugar',
    agree: true,
    size: 'S',
    gifts: ['cup'],
    age: 33,
  }
  expect(await world.data('submitted')).toEqual(submitted)
  expect(await world.data('changes')).toEqual([true, 'S', ['cup']])
})

test('a form that is reset submits empty fields', async () => {
  await using world = await form()
  await enter(world, '.note', 'no sugar')
  await world.tap('.tea')
  await world.tap('.reset')
  expect(await world.data('submitted')).toBe('reset')

  await world.tap('.submit')
  expect(await world.data('submitted')).toMatchObject({ note: '', gifts: [], agree: false })
})
