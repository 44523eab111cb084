import { expect, test } from 'vitest'
import { fixture } from '../fixture/path.ts'
import { launch } from '../host.ts'
import { textIn } from '../view/query.ts'

test('with two hosts in one process, each hears only its own errors', async () => {
  const alice = await launch({ dist: fixture })
  const bob = await launch({ dist: fixture })
  bob.guard(() => bob.currentPage().instance.setData({ count: 5 }))
  alice.currentPage().call('broken', {})

  expect(alice.errors).toHaveLength(1)
  expect(bob.errors).toHaveLength(0)
  expect(textIn(alice.currentPage().element)).not.toContain('new 5')
  alice.close()
  bob.close()
})

test('a promise of the page that nobody catches is an error of its host', async () => {
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const host = await launch({ dist: fixture })
  try {
    host.currentPage().call('rejected')
    await expect.poll(() => host.errors.map(String)).toEqual(['Error: rejected on purpose'])
    expect(host.app?.globalData).toMatchObject({ rejections: ['rejected on purpose'] })
  } finally {
    host.close()
    for (const listener of listeners) process.on('unhandledRejection', listener)
  }
})
