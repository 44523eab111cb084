import automator from 'miniprogram-automator'
import { expect, test } from 'vitest'
import { fixture } from './fixture/path.ts'
import { open } from './fixture/world.ts'
import { serve } from './server.ts'

test('a package that does not exist is refused, and its port is free again', async () => {
  await expect(serve({ dist: '/nowhere' })).rejects.toThrow('build the mini program first')
})

test('a start page that does not exist is refused', async () => {
  await expect(serve({ dist: fixture, start: { url: '/pages/nowhere/index' } })).rejects.toThrow(
    'is not found',
  )
})

test('two tools may look at one mini program', async () => {
  const { wsEndpoint, close } = await serve({ dist: fixture })
  const [first, second] = [await automator.connect({ wsEndpoint }), await automator.connect({ wsEndpoint })]
  await first.callWxMethod('switchTab', { url: '/pages/me/index' })
  expect((await second.currentPage())?.path).toBe('pages/me/index')
  first.disconnect()
  second.disconnect()
  await close()
})

test('after close nothing answers', async () => {
  const { wsEndpoint, close } = await serve({ dist: fixture })
  await close()
  await expect(automator.connect({ wsEndpoint })).rejects.toThrow()
})

test('an unknown request is refused by name', async () => {
  await using world = await open()
  await expect(world.mp.testAccounts()).resolves.toEqual([])
  await expect(world.mp.getTicket()).rejects.toThrow('Tool.getTicket unimplemented')
})
