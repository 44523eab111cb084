/** Runs what the clock asks for. A job may run late, twice, or in two processes: each is written so that it does no harm. */
import type { FastifyBaseLogger } from 'fastify'

export interface Job {
  name: string
  everyMs: number
  /** One that takes long ends early, in good order, when it is told that the process is stopping. */
  run(stopping?: AbortSignal): Promise<void>
}

export interface Due<Key> {
  name: string
  everyMs: number
  /** The keys of what is due, page by page. */
  pages(): AsyncIterable<readonly Key[]>
  end(key: Key): Promise<unknown>
}

/** Ends each of what is due. One that fails keeps no other back. */
export function jobOf<Key>({ name, everyMs, pages, end }: Due<Key>): Job {
  async function run(stopping?: AbortSignal): Promise<void> {
    const failures: unknown[] = []
    for await (const page of pages()) {
      if (stopping?.aborted) return
      const ended = await Promise.allSettled(page.map(end))
      failures.push(...ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} of ${name}`)
  }
  return { name, everyMs, run }
}

export interface Jobs {
  /** Waits for a run that is under way. */
  stop(): Promise<void>
}

export function startJobs(jobs: Job[], log: FastifyBaseLogger): Jobs {
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const start = ({ name, run }: Job): void => {
    if (running.has(name)) return
    const done = run(stopping.signal)
      .catch((error: unknown) => log.error({ err: error, job: name }, 'a job failed'))
      .finally(() => running.delete(name))
    running.set(name, done)
  }
  const timers = jobs.map((job) => setInterval(() => start(job), job.everyMs).unref())
  return {
    async stop() {
      stopping.abort()
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
