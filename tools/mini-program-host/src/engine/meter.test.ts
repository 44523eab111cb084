import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('setData is counted in calls and in bytes, for the page and its components', async () => {
  await using world = await open()
  const before = { ...world.host.currentPage().setData }
  await world.tap('.burst')

  const { calls, bytes } = world.host.currentPage().setData
  expect(calls - before.calls).toBe(2)
  expect(bytes - before.bytes).toBe(Buffer.byteLength('{"a":"一"}{"b":"b"}'))

  const badge = await world.find('#badge')
  if (!('callMethod' in badge) || typeof badge.callMethod !== 'function')
    throw new Error('not a custom element')
  await badge.callMethod('bump', 1)
  expect(world.host.currentPage().setData.calls - before.calls).toBe(3)
})

test('another page starts at its own zero', async () => {
  await using world = await open()
  await world.tap('.burst')
  await world.go('navigateTo', '/pages/plain/index?from=x')
  expect(world.host.currentPage().setData).toEqual({ calls: 1, bytes: '{"from":"x"}'.length })
})
