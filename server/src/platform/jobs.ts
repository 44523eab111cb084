/** Runs what the clock asks for. A job may run late, twice, or in two processes: each is written so that it does no harm. */
import type { FastifyBaseLogger } from 'fastify'

export interface Job {
  name: string
  everyMs: number
  /** One that takes long ends early, in good order, when it is told that the process is stopping. */
  run(stopping?: AbortSignal): Promise<void>
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
