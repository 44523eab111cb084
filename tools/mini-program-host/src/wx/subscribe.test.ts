import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('messages may be asked for at a tap, and each template is answered for itself', async () => {
  const asked: unknown[] = []
  const requestSubscribeMessage = (options: { tmplIds: string[] }) => {
    asked.push(options.tmplIds)
    return { T1: 'reject' }
  }
  await using world = await open({ wx: { requestSubscribeMessage } })
  await world.tap('.subscribe')
  await expect.poll(() => world.text('.picked')).toContain('"T1":"reject"')
  expect(asked).toEqual([['T1']])
})

test('without a tap WeChat refuses to ask', async () => {
  await using world = await open()
  await expect(world.mp.callWxMethod('requestSubscribeMessage', { tmplIds: ['T1'] })).rejects.toThrow(
    'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
  )
})

test('a member who switched all messages off is told apart by the code', async () => {
  const off = Object.assign(new Error('The main switch is switched off'), { errCode: 20004 })
  await using world = await open({ wx: { requestSubscribeMessage: () => Promise.reject(off) } })
  await world.tap('.subscribe')
  await expect.poll(() => world.text('.picked')).toContain('"errCode":20004')
})
