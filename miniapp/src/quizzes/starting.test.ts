import { beforeEach, expect, test } from 'vitest'
import { phone } from '../../test/taro.ts'
import { tellSeen } from './seen.ts'
import { start, useStarting } from './starting.ts'
import { openAttempt, signInAs } from './testing.ts'

const INPUT = { quizId: 'q1', stage: 2, untimed: false }

beforeEach(() => {
  phone.reset()
  signInAs('m1')
})

test('the attempt opens with what the answer has told already', async () => {
  phone.network = () => ({ body: openAttempt() })
  await start(INPUT)
  expect(phone.opened).toEqual(['/quizzes/pages/attempt/index?id=a1'])
  expect(phone.sent[0]?.body).toEqual({ stage: 2, untimed: false })
  expect([...phone.storage.values()].some((kept) => kept.includes('"stageTitle":"Tea"'))).toBe(true)
})

test('two taps are one request; without a network nothing opens, and the next tap goes on', async () => {
  phone.network = () => {
    throw new Error('request:fail')
  }
  await Promise.all([start(INPUT), start(INPUT)])
  expect([phone.sent.length, useStarting.getState()]).toEqual([1, { isSending: false, trouble: 'OFFLINE' }])
  phone.network = () => ({ body: openAttempt() })
  await start(INPUT)
  expect([phone.opened.length, useStarting.getState().trouble]).toEqual([1, null])
})

test('a refusal is kept for the foot to say', async () => {
  phone.network = () => ({ status: 409, body: { code: 'ATTEMPTS_SPENT' } })
  await start(INPUT)
  expect([phone.opened, useStarting.getState().trouble]).toEqual([[], 'ATTEMPTS_SPENT'])
})

test('that a page was seen is told once by each member, and again only when it got lost', async () => {
  phone.network = () => ({ status: 503, body: { code: 'SERVER_BUSY' } })
  await tellSeen('q1')
  phone.network = () => ({ body: { quizId: 'q1' } })
  await tellSeen('q1')
  await tellSeen('q1')
  expect(phone.sent).toHaveLength(2)
  signInAs('m2')
  await tellSeen('q1')
  expect(phone.sent).toHaveLength(3)
})
