import { outreachApi } from '@laurel/shared/outreach'
import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../test/taro.ts'
import { leave } from '../platform/session.ts'
import { allowOnce, resetAllowing, useAllowing } from './allow.ts'

const settings = (granted: number) => ({
  items: [
    { templateId: 'T1', topic: 'order.shipped', title: 'Shipped', about: 'When', isWanted: true, granted },
  ],
})

beforeEach(() => {
  phone.reset()
  leave({ left: true })
  resetAllowing()
})

async function allowing() {
  const changed = vi.fn()
  await allowOnce('T1', changed)
  return { changed, last: useAllowing.getState().last }
}

test.each(['accept', 'reject', 'ban', 'filter'])(
  '%s is told to the server, which says what follows',
  async (answer) => {
    phone.subscribes = { T1: answer }
    phone.network = () => ({ body: settings(1) })
    const { changed, last } = await allowing()
    expect(phone.sent).toMatchObject([
      {
        method: 'POST',
        url: expect.stringContaining(outreachApi.answers.path),
        body: { answers: [{ templateId: 'T1', answer }] },
      },
    ])
    expect(changed).toHaveBeenCalledWith(settings(1))
    expect(last).toEqual({ templateId: 'T1', result: answer })
  },
)

test('a main switch that is off is told apart, and nothing is sent', async () => {
  phone.subscribes = { errCode: 20004 }
  const { changed, last } = await allowing()
  expect([last?.result, phone.sent, changed.mock.calls]).toEqual(['switched-off', [], []])
})

test('when the server cannot be told, the member hears it', async () => {
  phone.subscribes = { T1: 'accept' }
  expect((await allowing()).last?.result).toEqual({ trouble: 'OFFLINE' })
})
