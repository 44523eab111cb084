import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Job, startJobs } from './jobs.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function logged() {
  const lines: string[] = []
  const { log } = Fastify({
    logger: { level: 'error', stream: { write: (line: string) => void lines.push(line) } },
  })
  return { lines, log }
}
const job = (run: Job['run']): Job => ({ name: 'sweep', everyMs: 1_000, run })

test('a job runs each time its interval has passed, until it is stopped', async () => {
  let runs = 0
  const jobs = startJobs(
    [
      job(async () => {
        runs += 1
      }),
    ],
    logged().log,
  )

  await vi.advanceTimersByTimeAsync(3_500)
  await jobs.stop()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(runs).toBe(3)
})

test('a run that takes long is not started a second time, and a stop waits for it', async () => {
  let runs = 0
  let finish = (): void => undefined
  const jobs = startJobs(
    [
      job(() => {
        runs += 1
        return new Promise((resolve) => {
          finish = resolve
        })
      }),
    ],
    logged().log,
  )
  await vi.advanceTimersByTimeAsync(5_000)
  let stopped = false
  const stop = jobs.stop().then(() => {
    stopped = true
  })
  await vi.advanceTimersByTimeAsync(100)

  expect([runs, stopped]).toEqual([1, false])
  finish()
  await stop
  expect(stopped).toBe(true)
})

test('a job that fails is logged by its name, and runs again the next time', async () => {
  const { lines, log } = logged()
  let runs = 0
  const jobs = startJobs(
    [
      job(async () => {
        runs += 1
        throw new Error('the database is away')
      }),
    ],
    log,
  )
  await vi.advanceTimersByTimeAsync(2_000)
  await jobs.stop()

  expect(runs).toBe(2)
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
    job: 'sweep',
    msg: 'a job failed',
    err: { message: 'the database is away' },
  })
})

test('a run that takes long is told of the stop, and may end early', async () => {
  const jobs = startJobs(
    [
      job(
        (stopping) =>
          new Promise((resolve) => {
            stopping?.addEventListener('abort', () => resolve())
          }),
      ),
    ],
    logged().log,
  )
  await vi.advanceTimersByTimeAsync(1_000)

  await jobs.stop()
})
