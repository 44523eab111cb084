/**
 * A batch is one transaction in three pipelined round trips: locked bulk reads, bulk writes, commit.
 * Locks are taken in one order for the whole system: by table (schema order), within a table by key. A command that
 * meets a row nobody foresaw waits for one more bulk read, or, when that read would break the order, the batch starts
 * again knowing more: no deadlock by construction.
 */
import type { Pool, PoolClient } from 'pg'
import { must } from '../must.ts'
import { BatchEngine, type BatchOptions, type Job, runJob } from './batch.ts'
import { IdentityMap, joined, type Slot } from './identity-map.ts'
import { type Meta, type Metas, metasOf } from './meta.ts'
import { type Asked, ask, keep, passGate, wanted, write } from './postgres-bulk.ts'
import { Miss, Wants } from './postgres-wants.ts'
import type { EngineOf, Key, LocksOf, Tables, TouchOf } from './types.ts'

class Restart extends Error {
  constructor() {
    super('a batch started again too often: a command must ask for the same keys each time it runs')
  }
}

/** Serialization failure, deadlock, a twin inserted first: the batch may succeed on another try. */
const AGAIN = new Set(['40001', '40P01', '23505'])
/** Each one learns at least one key more. A refund that comes after a hundred grants may ask for what they left one by one. */
const RESTARTS_MAX = 1_000
const CONFLICTS_MAX = 6
const locking = (lock: Meta['lock']): boolean => lock === 'update' || lock === 'share'
/** How often a batch began anew, and why: what it learns on its way is no conflict with another one. */
class Tries {
  private restarts = 0
  private conflicts = 0

  mayGoOn(error: unknown): boolean {
    if (error instanceof Restart) return ++this.restarts < RESTARTS_MAX
    return AGAIN.has(codeOf(error)) && ++this.conflicts < CONFLICTS_MAX
  }
}
const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '')

class PostgresWork extends IdentityMap {
  /** Rows locked so far. */
  readonly owned = new Set<string>()
  /** Rank of the last table locked. */
  lockedTo = -1
  private readonly write: ReadonlySet<Meta>

  constructor(metas: Metas, write: ReadonlySet<Meta>) {
    super(metas)
    this.write = write
  }

  lockOf(meta: Meta): Meta['lock'] {
    return this.write.has(meta) ? 'update' : meta.lock
  }

  breaksOrder(wants: Wants): boolean {
    if (wants.write.size) return true
    const wanted = [...wants.rows.keys(), ...wants.lists.keys()]
    return wanted.some((meta) => locking(this.lockOf(meta)) && meta.rank <= this.lockedTo)
  }

  noteLocks(meta: Meta, keys: Key[][], list: boolean): void {
    if (!locking(this.lockOf(meta))) return
    this.lockedTo = Math.max(this.lockedTo, meta.rank)
    if (!list) for (const key of keys) this.owned.add(`${meta.rank} ${joined(key)}`)
  }

  protected load(meta: Meta, key: Key[]): never {
    throw new Miss(meta, key, 'row')
  }

  protected loadList(meta: Meta, prefix: Key[]): never {
    throw new Miss(meta, prefix, 'list')
  }

  protected override mayWrite({ meta, key, stored }: Slot): void {
    const lock = this.lockOf(meta)
    if (stored && (lock === 'share' || lock === 'none')) throw new Miss(meta, key, 'write')
  }
}

class PostgresEngine<S extends Tables> extends BatchEngine<S> {
  private readonly pool: Pool
  private readonly metas: Metas
  private readonly order: Meta[]

  constructor(pool: Pool, metas: Metas, options: BatchOptions) {
    super(options)
    this.pool = pool
    this.metas = metas
    // Unlocked tables last: they then see what was committed before the locks were got.
    const all = [...metas.values()]
    this.order = [
      ...all.filter((meta) => meta.lock !== 'none'),
      ...all.filter((meta) => meta.lock === 'none'),
    ]
  }

  protected async runBatch(jobs: Job[]): Promise<void> {
    const wants = this.foreseen(jobs)
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await this.untilDone(client, jobs, wants)
    } catch (error) {
      // Not an answer of the database: the connection is not to be used again.
      if (codeOf(error).length !== 5) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }

  private foreseen(jobs: Job[]): Wants {
    const wants = new Wants()
    const touch: TouchOf<Tables> = {
      row: (table, ...key) => wants.add(must(this.metas.get(table), table), key, 'row'),
      list: (table, ...prefix) => wants.add(must(this.metas.get(table), table), prefix, 'list'),
    }
    for (const job of jobs) job.reads?.(touch)
    return wants
  }

  private async untilDone(client: PoolClient, jobs: Job[], wants: Wants): Promise<void> {
    for (const tries = new Tries(); ; ) {
      try {
        return await this.once(client, jobs, wants)
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        if (!tries.mayGoOn(error)) throw error
        this.count.restarts += 1
      }
    }
  }

  private async once(client: PoolClient, jobs: Job[], wants: Wants): Promise<void> {
    const work = new PostgresWork(this.metas, wants.write)
    await this.load(client, work, wants, [client.query('begin')])
    for (let waiting = jobs; ; ) {
      const more = new Wants()
      waiting = runInOrder(waiting, work, more)
      if (!waiting.length) break
      wants.merge(more)
      more.without(work.owned)
      if (work.breaksOrder(more)) throw new Restart()
      await this.load(client, work, more, [])
    }
    await write(client, work.changed)
  }

  private async load(
    client: PoolClient,
    work: PostgresWork,
    wants: Wants,
    ahead: Promise<unknown>[],
  ): Promise<void> {
    const asked: Asked[] = []
    for (const { meta, keys, list } of wanted(wants, this.order)) {
      const lock = work.lockOf(meta)
      if (meta.lock === 'share' && !list)
        ahead.push(passGate(client, meta, { keys, shared: lock === 'share' }))
      asked.push(ask(client, meta, { keys, list, lock }))
      work.noteLocks(meta, keys, list)
    }
    await Promise.all([...ahead, ...asked.map(({ reply }) => reply)])
    for (const one of asked) keep(work, one, await one.reply)
  }
}

/** In the order they came: behind a command that waits, the others only say what they would read. Answers those still to run. */
function runInOrder(jobs: Job[], work: PostgresWork, more: Wants): Job[] {
  let waiting = false
  return jobs.filter((job) => {
    runJob(job, work, !waiting)
    if (job.outcome instanceof Miss) {
      more.add(job.outcome.meta, job.outcome.key, job.outcome.how)
      waiting = true
    }
    return waiting
  })
}

export const postgresEngine = <S extends Tables>(
  pool: Pool,
  schema: S,
  locks: LocksOf<S>,
  options: BatchOptions,
): EngineOf<S> => new PostgresEngine<S>(pool, metasOf(schema, 'postgres', locks), options)
