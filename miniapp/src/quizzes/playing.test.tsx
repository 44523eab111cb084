import { quizzesApi, type ScoredAttempt } from '@laurel/shared/quizzes'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Answer, phone, type Sent } from '../../test/taro.ts'
import { useOutbox } from '../platform/outbox.ts'
import { keepKnown } from '../platform/remote.ts'
import { resetHandingIn, useHandingIn } from './handing-in.ts'
import { usePlaying } from './playing.ts'
import { stopSaving } from './saving.ts'
import { closeSheet, mark, marksOf } from './sheet.ts'
import { openAttempt, question, signInAs } from './testing.ts'

const RESULT = '/quizzes/pages/result/index?id=a1'
const scored = { state: 'scored', attemptId: 'a1', questions: [] } as unknown as ScoredAttempt
const isSubmit = ({ url }: Sent): boolean => url.endsWith('/submit')
const submits = () => phone.sent.filter(isSubmit)

/** Answers as a server would that lasts `leftMs` more by a clock of its own, whatever the phone thinks of the time. */
function serving({ leftMs, submit }: { leftMs: number; submit: () => Answer }) {
  const dueAt = 1_000_000 + leftMs
  const began = performance.now()
  const open = () =>
    openAttempt({ now: Math.round(1_000_000 + performance.now() - began), dueAt, closesAt: dueAt })
  let isScored = false
  phone.network = (sent) => {
    if (sent.url.endsWith('/answers')) return { body: { attemptId: 'a1', saved: 1 } }
    if (!isSubmit(sent)) return { body: isScored ? scored : open() }
    const answer = submit()
    isScored = answer.status === undefined
    return answer
  }
}
const offline = (): never => {
  throw new Error('request:fail')
}

beforeEach(() => {
  vi.useRealTimers()
  phone.reset()
  signInAs('m1')
  stopSaving()
  resetHandingIn()
  closeSheet('a1')
  useOutbox.setState({ waiting: [], outcomes: [] })
})

afterEach(cleanup)

test('when time is up it hands in by itself, with what is on the phone, and the result takes its place', async () => {
  serving({ leftMs: 1_500, submit: () => ({ body: scored }) })
  const { result } = renderHook(() => usePlaying('a1'))
  await waitFor(() => expect(result.current.attempt).not.toBeNull())
  mark('a1', question(1), 'B')
  await waitFor(() => expect(phone.opened).toEqual([RESULT]), { timeout: 8_000 })
  expect(submits()).toHaveLength(1)
  expect(submits()[0]?.body).toEqual({ answers: [{ token: 't1', chosen: ['B'], seq: 1 }] })
  expect(marksOf('a1')).toEqual({})
})

test('a phone whose clock was set hours ahead since asks the server, and hands nothing in', async () => {
  serving({ leftMs: 600_000, submit: () => ({ body: scored }) })
  vi.useFakeTimers({ toFake: ['Date'] })
  keepKnown(quizzesApi.attempt, { attemptId: 'a1' }, openAttempt({ dueAt: 1_600_000, closesAt: 1_600_000 }))
  vi.setSystemTime(Date.now() + 9 * 3_600_000)
  const { result } = renderHook(() => usePlaying('a1'))
  await waitFor(() => expect(phone.sent.length).toBeGreaterThan(0))
  await waitFor(() => expect(result.current.isTimeUp).toBe(false))
  expect([submits(), phone.opened]).toEqual([[], []])
})

test('handed in without a network it waits, takes no more answers, and goes out with the same key', async () => {
  serving({ leftMs: 600_000, submit: offline })
  const { result } = renderHook(() => usePlaying('a1'))
  await waitFor(() => expect(result.current.attempt).not.toBeNull())
  act(() => result.current.hand())
  await waitFor(() => expect(useHandingIn.getState().isSending).toBe(false))
  await waitFor(() => expect(result.current).toMatchObject({ waits: true, isShut: true, isOffline: true }))
  serving({ leftMs: 600_000, submit: () => ({ body: scored }) })
  await act(async () => result.current.hand())
  await waitFor(() => expect(phone.opened).toEqual([RESULT]))
  expect(new Set(submits().map(({ header }) => header['idempotency-key'])).size).toBe(1)
  expect(useOutbox.getState()).toEqual({ waiting: [], outcomes: [] })
})

test('a hand-in that is refused says why, keeps the answers, and is tried at the next tap', async () => {
  serving({ leftMs: 600_000, submit: () => ({ status: 503, body: { code: 'SERVER_BUSY' } }) })
  const { result } = renderHook(() => usePlaying('a1'))
  await waitFor(() => expect(result.current.attempt).not.toBeNull())
  mark('a1', question(1), 'B')
  await act(async () => result.current.hand())
  await waitFor(() => expect(useHandingIn.getState().refusal).toBe('SERVER_BUSY'))
  expect([result.current.isShut, marksOf('a1').t1?.chosen]).toEqual([false, ['B']])
  serving({ leftMs: 600_000, submit: () => ({ body: scored }) })
  await act(async () => result.current.hand())
  await waitFor(() => expect(phone.opened).toEqual([RESULT]))
})

test('scored elsewhere meanwhile, it leads to the result', async () => {
  phone.network = () => ({ body: scored })
  renderHook(() => usePlaying('a1'))
  await waitFor(() => expect(phone.opened).toEqual([RESULT]))
  expect(submits()).toEqual([])
})
