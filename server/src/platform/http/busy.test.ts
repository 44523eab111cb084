import { call } from '@laurel/shared/call'
import { Empty } from '@laurel/shared/schema'
import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { openTestServer } from './testing.ts'

const ring = call<object, object>()('GET', '/ring')

function blockFor(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

const answersWhile = async (busyAfterMs: number, { times = 30, blockedMs = 300 } = {}) => {
  const server = await openTestServer(
    (app) => answer(app, ring, { who: 'anyone', input: Empty, reply: Empty, handle: () => ({}) }),
    { busyAfterMs },
  )
  const answers = []
  // Blocked all the time, one of the samples is soon over it.
  for (let n = 0; n < times; n += 1) {
    blockFor(blockedMs)
    await new Promise((resolve) => setTimeout(resolve, 1))
    answers.push(await server.send('GET', '/ring'))
    if (answers.at(-1)?.status === 503) break
  }
  await server.close()
  return answers
}

test('a process that comes to its requests too late turns them away, and says when to come back', async () => {
  const { status, headers, body } = (await answersWhile(100)).at(-1) ?? {}
  expect({ status, code: body?.code, after: headers?.['retry-after'] }).toEqual({
    status: 503,
    code: 'SERVER_BUSY',
    after: '2',
  })
})

test('what is allowed to be late is not', async () => {
  const statuses = new Set((await answersWhile(60_000, { times: 5 })).map(({ status }) => status))
  expect([...statuses]).toEqual([200])
})

test('nor is what was held up for longer than a second, when that is allowed', async () => {
  const statuses = new Set(
    (await answersWhile(60_000, { times: 3, blockedMs: 1_200 })).map(({ status }) => status),
  )
  expect([...statuses]).toEqual([200])
})
