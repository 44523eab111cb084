/**
 * The queue before every engine: what arrives together runs as one batch; a batch the database refuses runs again one by one.
 * A batch costs much the same whether it holds five commands or fifty. So when the last one was shared, the next is not
 * begun with the first that come: it waits while others keep coming, as PostgreSQL's commit_delay and commit_siblings do.
 */
import type { Clock } from '../clock.ts'
import type { IdentityMap } from './identity-map.ts'
import type { CommandOf, EngineCount, EngineOf, Tables, TouchOf, WorkOf } from './types.ts'

export interface Job {
  keep: boolean
  reads: ((touch: TouchOf<Tables>) => void) | undefined
  run(w: IdentityMap): unknown
  failed: boolean
  outcome: unknown
  settle(): void
}

export function runJob(job: Job, w: IdentityMap, keep = true): void {
  try {
    job.outcome = w.attempt(job.run, keep && job.keep)
    job.failed = false
  } catch (error) {
    job.outcome = error
    job.failed = true
  }
}

const fail = (job: Job, error: unknown): void => void Object.assign(job, { failed: true, outcome: error })

export interface BatchOptions {
  clock: Clock
  batchMax?: number
  inFlightMax?: number
}

/** Who runs with fewer than so many others waits for nobody. */
const SHARED_BY = 5
/** Turns of the event loop without a newcomer: nobody more is on the way. Idle ones last some microseconds. */
const CALM_TURNS = 16
const GATHER_MAX_MS = 20

interface Gathering {
  known: number
  calmTurns: number
  /** Of the process. */
  endsAtMs: number
}

export abstract class BatchEngine<S extends Tables> implements EngineOf<S> {
  readonly count: EngineCount = { batches: 0, commands: 0, restarts: 0 }
  private readonly queue: Job[] = []
  private readonly clock: Clock
  private readonly batchMax: number
  private readonly inFlightMax: number
  private running = 0
  private armed = false
  private lastSize = 0

  constructor({ clock, batchMax = 256, inFlightMax = 1 }: BatchOptions) {
    this.clock = clock
    this.batchMax = batchMax
    this.inFlightMax = inFlightMax
  }

  /** Throws when the database refuses the batch: then nothing of it is written. */
  protected abstract runBatch(jobs: Job[]): void | Promise<void>

  run<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Promise<Result> {
    return this.enqueue(command, input, true)
  }

  rehearse<Input, Result>(command: CommandOf<S, Input, Result>, input: Input): Promise<Result> {
    return this.enqueue(command, input, false)
  }

  private enqueue<Input, Result>(
    command: CommandOf<S, Input, Result>,
    input: Input,
    keep: boolean,
  ): Promise<Result> {
    const now = this.clock()
    return new Promise((resolve, reject) => {
      const { reads } = command
      this.queue.push({
        keep,
        failed: false,
        outcome: undefined,
        reads: reads && ((touch) => reads(touch, input)),
        // The one place where the typed view meets the untyped map.
        run: (w) => command(w as unknown as WorkOf<S>, input, now),
        settle() {
          if (this.failed) reject(this.outcome)
          else resolve(this.outcome as Result)
        },
      })
      this.arm()
    })
  }

  private arm(): void {
    if (this.armed || this.running >= this.inFlightMax || !this.queue.length) return
    this.armed = true
    if (this.lastSize < SHARED_BY) setImmediate(() => this.take())
    else this.gather({ known: 0, calmTurns: 0, endsAtMs: performance.now() + GATHER_MAX_MS })
  }

  private gather({ known, calmTurns, endsAtMs }: Gathering): void {
    setImmediate(() => {
      const { length } = this.queue
      const calm = length > known ? 0 : calmTurns + 1
      const isOpen = calm < CALM_TURNS && length < this.batchMax && performance.now() < endsAtMs
      if (isOpen) this.gather({ known: length, calmTurns: calm, endsAtMs })
      else this.take()
    })
  }

  private take(): void {
    this.armed = false
    void this.flush(this.queue.splice(0, this.batchMax))
    this.arm()
  }

  private async flush(jobs: Job[]): Promise<void> {
    this.running += 1
    this.count.batches += 1
    this.count.commands += jobs.length
    this.lastSize = jobs.length
    try {
      await this.runBatch(jobs)
    } catch (error) {
      await this.runAlone(jobs, error)
    }
    this.running -= 1
    this.arm()
    for (const job of jobs) job.settle()
  }

  /** One of them is guilty; alone, only that one fails. */
  private async runAlone(jobs: Job[], error: unknown): Promise<void> {
    const [first, ...others] = jobs
    if (first && !others.length) return fail(first, error)
    for (const job of jobs) {
      try {
        await this.runBatch([job])
      } catch (guilt) {
        fail(job, guilt)
      }
    }
  }
}
