import { beforeEach, expect, test, vi } from 'vitest'
import { type Answer as NetworkAnswer, phone } from '../../test/taro.ts'
import { saveNow, saveSoon, stopSaving, useSaving } from './saving.ts'
import { closeSheet, mark, openSheet } from './sheet.ts'
import { openAttempt, question, signInAs } from './testing.ts'

const [one = question(1), two = question(2)] = openAttempt().questions
const answered = (saved: number): NetworkAnswer => ({
  body: { attemptId: 'a1', saved, dueAt: null, closesAt: 1 },
})
const offline = () => {
  throw new Error('request:fail')
}
const bodies = () => phone.sent.map(({ body }) => (body as { answers: unknown[] }).answers)

function tap(...taps: Parameters<typeof mark>[]): void {
  for (const each of taps) mark(...each)
  saveSoon('a1')
}

beforeEach(() => {
  phone.reset()
  signInAs('m1')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  stopSaving()
  closeSheet('a1')
  openSheet(openAttempt())
})

test('several taps in a moment are one request with the last answer of each', async () => {
  phone.network = () => answered(2)
  tap(['a1', one, 'A'], ['a1', one, 'B'], ['a1', two, 'C'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(bodies()).toEqual([
    [
      { token: 't1', chosen: ['B'], seq: 2 },
      { token: 't2', chosen: ['C'], seq: 1 },
    ],
  ])
  expect(useSaving.getState()).toMatchObject({ state: 'saved', outdated: 0 })
})

test('what got lost goes along with the next, and is tried again by itself', async () => {
  phone.network = offline
  tap(['a1', one, 'A'])
  await vi.advanceTimersByTimeAsync(500)
  expect(useSaving.getState().state).toBe('waiting')
  tap(['a1', two, 'B'])
  phone.network = () => answered(2)
  await vi.advanceTimersByTimeAsync(500)
  expect(bodies()[1]).toEqual([
    { token: 't1', chosen: ['A'], seq: 1 },
    { token: 't2', chosen: ['B'], seq: 1 },
  ])

  phone.network = offline
  tap(['a1', one, 'C'])
  await vi.advanceTimersByTimeAsync(500)
  phone.network = () => answered(1)
  await vi.advanceTimersByTimeAsync(8_000)
  expect(bodies().at(-1)).toEqual([{ token: 't1', chosen: ['C'], seq: 2 }])
  expect(useSaving.getState().state).toBe('saved')
})

test('a tap while a batch is on its way goes out right after it', async () => {
  let answer: () => void = () => undefined
  phone.network = () =>
    new Promise((resolve) => {
      answer = () => resolve(answered(1))
    })
  tap(['a1', one, 'A'])
  await vi.advanceTimersByTimeAsync(500)
  tap(['a1', one, 'B'])
  await vi.advanceTimersByTimeAsync(500)
  expect(phone.sent).toHaveLength(1)
  answer()
  await vi.advanceTimersByTimeAsync(10)
  expect(bodies()[1]).toEqual([{ token: 't1', chosen: ['B'], seq: 2 }])
  answer()
})

test('another attempt that comes to the front meanwhile waits for the batch on its way, and then goes', async () => {
  let answer: () => void = () => undefined
  phone.network = () =>
    new Promise((resolve) => {
      answer = () => resolve(answered(1))
    })
  tap(['a1', one, 'A'])
  saveNow('a1')
  openSheet(openAttempt({ attemptId: 'a2' }))
  mark('a2', two, 'C')
  saveSoon('a2')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(phone.sent).toHaveLength(1)
  answer()
  await vi.advanceTimersByTimeAsync(10)
  expect(phone.sent[1]?.url).toContain('/attempts/a2/answers')
  answer()
  closeSheet('a2')
})

test('a busy server is asked again, one that has ended the attempt is not', async () => {
  phone.network = () => ({ status: 503, body: { code: 'SERVER_BUSY' } })
  tap(['a1', one, 'A'])
  await vi.advanceTimersByTimeAsync(500)
  expect(useSaving.getState().state).toBe('waiting')
  phone.network = () => ({ status: 409, body: { code: 'ATTEMPT_OVER' } })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(useSaving.getState().state).toBe('over')
  const times = phone.sent.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(phone.sent).toHaveLength(times)
})

test('when the server had newer ones it is asked what stands', async () => {
  phone.network = () => answered(0)
  tap(['a1', one, 'A'])
  await vi.advanceTimersByTimeAsync(500)
  expect(useSaving.getState().outdated).toBe(1)
})

test('the page is left: what was tapped last still goes, and nothing is tried again', async () => {
  phone.network = offline
  tap(['a1', one, 'A'])
  saveNow('a1')
  stopSaving()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(bodies()).toEqual([[{ token: 't1', chosen: ['A'], seq: 1 }]])
  expect(useSaving.getState().state).toBe('saved')
})

test('with nothing new nothing is sent', async () => {
  saveSoon('a1')
  await vi.advanceTimersByTimeAsync(1000)
  expect(phone.sent).toEqual([])
})
